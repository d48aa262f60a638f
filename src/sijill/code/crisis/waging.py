"""The verbs that wage an attack or undergo it, round its noun, and what they say of its sides.

شنت الطائرات غارات               the subject does it
تعرضت المدينة لقصف               or undergoes it
قصف استهدف القرية                a verb behind the noun names whom it hit
"""

from __future__ import annotations

from sijill.code.crisis.attackers import last_before, subject_after
from sijill.code.crisis.sites import is_site
from sijill.code.crisis.strikers import is_aside
from sijill.code.crisis.struck import owner_before
from sijill.code.crisis.warring import Sides
from sijill.code.sentence.frame import frame_of
from sijill.code.sentence.phrases import ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import spots_between
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention

_NOT_ITS_OBJECT = rule_words("crisis.waging", "not_its_object")
_GOVERNS = 10
_FAR = 18  # the same, where what the subject is stands between
_OBJECT_REACH = 5  # words between the subject of a verb of waging and its noun
_RELATIVE = 5
_CLAIMED = 25  # words from an attack to the verb that says who claimed it
_NAME = 4  # words of a name before one of conflict in it
_OWNER_REACH = 2  # words from what undergoes an attack to whose it is
_OPERATION = tuple(rule_words("crisis.waging", "operation"))
_KINDS = rule_words("crisis.waging", "kinds")
_CLAIMING = rule_words("crisis.waging", "claiming")


def wagers(scene: Scene, sentence: Sentence, noun: Mention) -> list[Mention]:
    """The verbs of waging or undergoing that govern a noun: before it, or in its relative clause."""
    found = []
    for m in sentence.of("wage"):
        if m.data.get("laid") and not _is_laid(scene, sentence, m, noun):
            continue
        if 0 <= noun.first - m.last <= (_GOVERNS if m.tense is not None else 1) or _is_far(scene, sentence, m, noun):
            if m.tense is not None and scene.words[noun.first - 1] in _NOT_ITS_OBJECT:
                continue
            if not any(i in scene.verb_starts for i in range(m.last, noun.first)) and not _nearer(
                scene, sentence, m, noun
            ):
                found.append(m)
        elif 0 <= m.first - noun.last <= _RELATIVE and m.tense is not None and scene.soft_between(noun.first, m.first):
            gap = scene.words[noun.last : m.first]
            if m.pronoun or any(w in scene.links.relatives for w in gap):
                found.append(m)
        elif m.pronoun and 0 <= m.first - noun.last <= _CLAIMED and is_listed(scene.words[m.first], _CLAIMING, "و"):
            found.append(m)
    return found


def _is_laid(scene: Scene, sentence: Sentence, verb: Mention, noun: Mention) -> bool:
    """Whether sanctions are what a verb lays or lifts, its subject and a day between: مددت بروكسل أمس العقوبات."""
    if noun.code != "sanctions" or verb.last > noun.first:
        return False
    subject = subject_after(scene, sentence, verb, noun.first)
    before = next((p for p in scene.phrases(sentence) if p.last == verb.first), None)
    if verb.data.get("lifts") and subject is None and before is None:
        return False  # قبل رفع العقوبات
    last = subject.last if subject is not None else verb.last
    waging = any(m.last == noun.first and not m.data.get("laid") for m in sentence.of("wage"))
    return is_aside(scene, sentence, last, noun.first - waging)


def _is_far(scene: Scene, sentence: Sentence, verb: Mention, noun: Mention) -> bool:
    """Whether what its subject is stands between a verb and its noun: خاضت الحركة، الجناح العسكري لـ...، معارك."""
    if verb.tense is None or not 0 <= noun.first - verb.last <= _FAR:
        return False
    subject = subject_after(scene, sentence, verb, noun.first)
    return subject is not None and is_aside(scene, sentence, subject.last, noun.first)


def _nearer(scene: Scene, sentence: Sentence, verb: Mention, noun: Mention) -> bool:
    """Whether another noun of conflict stands between a verb and a noun."""
    between = (m for m in sentence.of("crisis") if verb.last <= m.first < noun.first)
    return any(not is_in_name(scene, m) for m in between)


def is_in_name(scene: Scene, word: Mention) -> bool:
    """Whether a word of conflict is part of a name: جيش التحرير الوطني."""
    near = scene.marked.between(max(0, word.first - _NAME), word.first)
    return any(m.kind == "actor" and m.last >= word.last and m.data["form"] == "group" for m in near)


def waged(scene: Scene, sentence: Sentence, sides: Sides, verb: Mention, noun: Mention) -> None:
    """Take who does or undergoes what a noun says from the verb or noun that wages it."""
    frame = frame_of(scene, verb, sentence)
    if verb.code == "target":
        spot = next((s for s in spots_between(scene, sentence, verb.last, noun.first)), None)
        near = subject_after(scene, sentence, verb, noun.first) or _owner_behind(scene, sentence, verb, noun)
        before = owner_before(scene, sentence, verb.first) or last_before(scene, sentence, verb, sides.doers)
        sides.undergoes(near or spot or before)
        return
    if verb.tense is None:
        sides.does(frame.of if frame.of is not None and frame.of.last <= noun.first else frame.by("by"))
        if not sides.doers:
            sides.does(last_before(scene, sentence, verb, sides.targets))
        return
    subject = subject_after(scene, sentence, verb, noun.first if noun.first > verb.first else None)
    last = subject.last if subject is not None else verb.last
    if noun.first - last > _OBJECT_REACH and not (subject is not None and is_aside(scene, sentence, last, noun.first)):
        return
    sides.does(subject)
    if not sides.doers:
        sides.does(last_before(scene, sentence, verb, sides.targets))


def _owner_behind(scene: Scene, sentence: Sentence, verb: Mention, noun: Mention) -> ActorPhrase | None:
    """Whose that is which undergoes what a noun says: تعرض معسكر للجيش لقصف."""
    if verb.last >= noun.first or not is_site(scene.words[verb.last]):
        return None
    found = next((p for p in scene.phrases(sentence) if verb.last < p.first < noun.first), None)
    return found if found is not None and found.link == "to" and found.first - verb.last <= _OWNER_REACH else None


def strike_behind(scene: Scene, sentence: Sentence, noun: Mention) -> Mention | None:
    """A verb right behind a noun of attack whose object is the target: قصف استهدف القرية, غارة طالت بلدة."""
    for m in sentence.of("crisis"):
        if m.code != "attack" or m.data.get("needs") in ("fallen", "ambush"):
            continue
        if m.tense is not None and m.last == noun.first and not m.pronoun and noun.code == "attack":
            return m  # استهدف هجوم بمسيرة القاعدة
        if m.tense is not None and 0 <= m.first - noun.last <= _RELATIVE and scene.soft_between(noun.first, m.first):
            return m
    return None


def is_dealt(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether a noun is what is dealt to somebody: وجهت ضربات إلى, الضربة التي وجهتها."""
    return any("وجه" in scene.words[m.first] for m in wagers(scene, sentence, noun))


def striker_of(scene: Scene, sentence: Sentence, noun: Mention, of: ActorPhrase) -> ActorPhrase | None:
    """The subject of a verb that wages what a noun says, where another is annexed to it: تبنت الكتائب قصف تل أبيب."""
    if noun.code != "attack":
        return None
    for verb in wagers(scene, sentence, noun):
        if verb.code == "doer" and verb.tense is not None and verb.first < noun.first:
            subject = subject_after(scene, sentence, verb, noun.first)
            if subject is not None and not set(subject.codes) & set(of.codes):
                return subject
    return None


def in_operation(scene: Scene, sentence: Sentence, verb: Mention) -> ActorPhrase | None:
    """Who carries out the operation that a verb right behind it says struck: نفذت الحركة عملية استهدفت جنودا."""
    at = verb.first - 1
    while at > sentence.first and is_listed(scene.words[at], _KINDS):
        at -= 1
    if verb.proclitic or at <= sentence.first or not begins(scene.words[at], _OPERATION):
        return None
    waging = [
        m for m in sentence.of("wage") if m.code == "doer" and m.tense is not None and 0 <= at - m.last <= _GOVERNS
    ]
    if not waging:
        return None
    found = subject_after(scene, sentence, waging[-1], at)
    return found or last_before(scene, sentence, waging[-1], ())
