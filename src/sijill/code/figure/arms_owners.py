"""Whose counted arms are: who lost, has or uses them, or whose they were that somebody struck.

خسرت أوكرانيا 160 دبابة                the subject of a verb of loss
دمر الجيش 3 دبابات للمتمردين           the owner named behind them, struck by the subject
قتلت 10 جنود ودمرت 3 دبابات           or whom the same one hit
"""

from __future__ import annotations

from sijill.code.figure.counted import Count
from sijill.code.figure.foes import with_killer
from sijill.code.figure.force_owners import Owners, nearest
from sijill.code.figure.named_owners import named_with
from sijill.code.sentence.blows import last_blow, repelled_here
from sijill.code.sentence.frame import Frame, frame_of
from sijill.code.sentence.phrases import ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence

_SENT = 5  # words from arms to who sent them
_ENEMY = "العدو"
_OF_THOSE = "منها"


def of_equipment(scene: Scene, sentence: Sentence, count: Count, last: Count | None, before: Owners | None) -> Owners:
    """(subject, counterpart) of counted arms; `last` is the count before them in a sentence, `before` its owners."""
    act = count.act
    if act is None or (last is not None and last.act is act and before is not None):
        return before or ([], None)
    frame = frame_of(scene, act, sentence)
    named = named_with(scene, sentence, count)
    doer = _doer(frame, count, named)
    who, role = _code(doer), act.data["act"]
    at = count.number.first
    if before is not None and _OF_THOSE in scene.words[at - 1 : at] + scene.words[count.last : count.last + 1]:
        return before[0], (who if role == "struck" and who not in before[0] else before[1])
    enemy = _ENEMY in scene.words[act.last : at]  # خسائر العدو: no loss of who tells it
    owner = who or named or (None if enemy else nearest(scene, sentence, count))
    subject, other = [owner] if owner else [], None
    if role in ("seen", "struck"):
        repelled = repelled_here(scene.blows, sentence.index) if role == "struck" and named is None else None
        if repelled is not None and repelled.struck is not None:
            return [repelled.struck], repelled.striker
        victim = named or _who_sent(scene, sentence, count)
        victim = victim or (scene.opponent(who) if who and role == "struck" else None)
        hurt = before[0] if before is not None and last is not None and last.metric == "casualties" else []
        by_same = victim is None and before is not None and who == before[1]  # قتلت 10 جنود ودمرت 3 دبابات
        if role == "struck" and named is None and (who in hurt or by_same or (victim is None and who is None)):
            return _struck_with(scene, sentence, last, before)  # القضاء على 10 جنود أوكرانيين وتدمير 3 شاحنات
        subject = [victim] if victim else []
        other = who if who != victim else None
        if role == "struck" and victim and other is None:
            other = with_killer(scene, sentence, victim, None)[1]
    elif role == "lost":
        other = scene.opponent(owner)
    elif role == "held":
        subject = list(doer.codes) if doer is not None else subject
    else:
        target = frame.by("against", "upon", "to", "in")
        other = _code(target) if target is not None and target.first >= count.number.first else None
    return subject, other if [other] != subject else None


def _struck_with(scene: Scene, sentence: Sentence, last: Count | None, before: Owners | None) -> Owners:
    """Whose arms are struck of which no side is said: of who was hit with them in their sentence."""
    if last is not None and before is not None and last.metric == "casualties":
        return before  # تحييد 40 جنديا أوكرانيا وتدمير 3 شاحنات
    blow = last_blow(scene.blows, sentence.index)
    if blow is None or blow.at != sentence.index or blow.struck is None:
        return [], None
    return [blow.struck], blow.striker


def _who_sent(scene: Scene, sentence: Sentence, count: Count) -> str | None:
    """Who is said right behind counted weapons to have sent them: 15 مسيرة أطلقها الحوثيون."""
    for m in sentence.of("metric"):
        if m.entry == "metrics.used" and m.pronoun and m.tense is not None and 0 <= m.first - count.last <= _SENT:
            return _code(frame_of(scene, m, sentence).subject)
    return None


def _doer(frame: Frame, count: Count, named: str | None) -> ActorPhrase | None:
    """Who has, uses, loses or destroys: a verb's subject; of a verbal noun, what is annexed to it."""
    doer = frame.by("by") if frame.passive else frame.subject
    act = frame.trigger
    if act.tense is not None:
        return doer
    has = frame.by("in") if act.data["act"] == "held" and act.data["form"] == "word" else None
    if has is not None and has.first == act.last:
        return has  # لدى باكستان 170 رأسا والهند 180
    if frame.of is not None and frame.of.last <= count.number.first:
        return frame.of
    if named and act.data["act"] in ("used", "held"):
        return None
    return doer or frame.adjective


def _code(phrase: ActorPhrase | None) -> str | None:
    return phrase.code if phrase is not None else None
