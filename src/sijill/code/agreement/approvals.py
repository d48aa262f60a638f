"""Which step of an agreement a chamber, a committee or a cabinet takes: it approves it, or looks through it."""

from __future__ import annotations

from sijill.code.sentence.frame import frame_of
from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_BY_REACH = 8
_REVIEW_REACH = 8  # words from a chamber to what it looks through: أمام أعضاء الكونغرس 60 يوما لمراجعة الاتفاق
_UPON = "علي"  # what is approved follows it, and no one who approves (موافقتها على مقترح اللجنة)
_BEFORE = 6  # words from a chamber that opens its clause to the verb of what it approves
_LED_BY = rule_words("agreement.approvals", "led_by")


def approvals(scene: Scene, sentence: Sentence, m: Mention) -> list[tuple[str, str | None]]:
    """Which step an approval is: it depends on who approves, a committee, a chamber, a cabinet, or nobody named."""
    frame = frame_of(scene, m, sentence)
    who = frame.by("by") or frame.subject or frame.of
    by = who.code if who is not None and len(who.codes) == 1 else None
    end = next((o.first for o in sentence.of("instrument") if o.first >= m.last), m.last + _BY_REACH)
    end = next((i for i in range(m.last, min(end, sentence.last)) if scene.words[i] == _UPON), end)
    near = scene.marked.between(m.last, min(end, m.last + _BY_REACH, sentence.last))
    if who is not None and who.last <= m.first:
        near = [*scene.marked.between(who.first, who.last), *near]
    chambers = [o.code for o in near if o.kind == "chamber"]
    if not chambers and (who is None or who.last <= m.first):
        chambers = _chamber_before(scene, sentence, m)
    if "committee_approved" in chambers:
        return [("committee_approved", by)]
    if m.code == "ratified" and not chambers:
        return [("ratified", by)]
    if chambers:
        return [(code, by) for code in dict.fromkeys(chambers)]
    following = scene.words[m.last] if m.last < sentence.last else ""
    if following in ("عليها", "عليه") and frame.by("by") is not None:
        return [("ratified", by)]
    return [("agreed", None)]


def _chamber_before(scene: Scene, sentence: Sentence, m: Mention) -> list[str]:
    """The chamber that stands before its verb and names no state: مجلس الوزراء وافق على المعاهدة."""
    if m.tense is None or split_clitic(m)[0]:
        return []
    first = max(sentence.first, m.first - _BEFORE)
    near = [o for o in sentence.of("chamber") if first <= o.first and o.last <= m.first]
    if not near or not scene.soft_between(near[0].first, m.first) or _is_led(scene, sentence, near[0]):
        return []
    clear = all(i not in scene.verb_starts for i in range(near[0].first, m.first))
    return [near[0].code] if clear and not split_clitic(near[0])[1] else []


def _is_led(scene: Scene, sentence: Sentence, chamber: Mention) -> bool:
    """Whether a word before a chamber says that it does nothing itself: الاتفاق المعروض على البرلمان."""
    return chamber.first > sentence.first and is_listed(scene.words[chamber.first - 1], _LED_BY, "و")


def reviews(scene: Scene, sentence: Sentence, m: Mention) -> list[tuple[str, str | None]]:
    """Who has got an instrument to look through: a chamber just before; no step where none stands there."""
    near = scene.marked.between(max(sentence.first, m.first - _REVIEW_REACH), m.first)
    if not any(o.kind == "chamber" and o.code == "parliament_approved" for o in near):
        return []
    whose = [o.code for o in near if o.kind == "actor" and o.code]
    return [(m.code, whose[-1] if whose else None)]
