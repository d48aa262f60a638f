"""Between whom an instrument is whose sentence leaves them out: the two who were told before to visit or to meet.

زار وزير الدفاع القطري أنقرة. ووقع خلال الزيارة اتفاقية دفاعية.
"""

from __future__ import annotations

from sijill.code.frame import Frame, subject_before
from sijill.code.phrases import ActorPhrase
from sijill.code.scene import Scene, Sentence, is_state
from sijill.records import Mention

_BACK = 2  # sentences back to the visit or meeting
_PAIR = 2
_BESIDE = 2  # words from a noun to whom مع brings in, مع and an adjective between
_TOLD = frozenset({"visit", "meeting"})


def met_before(scene: Scene, sentence: Sentence, anchor: Mention) -> list[str]:
    """The two states of the visit or meeting told just before a signing in a sentence that names no third."""
    signing = next((m for m in sentence.of("stage") if m.code == "signed" and m.first < anchor.first), None)
    if signing is None:
        return []
    here = {code for p in scene.phrases(sentence) for code in p.codes}
    if any(m.code in _TOLD and m.last <= signing.first for m in sentence.of("engagement")):
        found = _named(scene, sentence)  # استقبل نظيره الكيني، ووقعا اتفاقية
        return found if _fits(found) else []
    for index in range(sentence.index - 1, max(-1, sentence.index - _BACK - 1), -1):
        before = scene.sentences[index]
        if any(m.code in _TOLD for m in before.of("engagement")):
            named = _named(scene, before)
            return named if _fits(named) and here <= set(named) else []
    return []


def understood(scene: Scene, verb: Mention, partner: ActorPhrase | None) -> ActorPhrase | None:
    """Who concluded with another what a clause is on that leaves out who: الاتفاقية التي وقعتها مع روما."""
    if partner is None or verb.tense is None or not verb.pronoun or verb.last != partner.first - 1:
        return None
    return subject_before(scene, verb, scene.sentence_of(verb))


def is_outside(scene: Scene, sentence: Sentence, found: list[str]) -> bool:
    """Whether two who are said to have come to a truce are at war with nobody in the report, so that they mediate."""
    fighting = {code for pair in scene.conflicts for code in pair}
    if len(found) < _PAIR or not fighting or not fighting.isdisjoint(found):
        return False
    return not any(p.link == "between" and set(found) <= set(p.codes) for p in scene.phrases(sentence))


def is_without(own: Frame, partner: ActorPhrase | None, found: list[str]) -> bool:
    """Whether two are not those of a noun right behind which مع brings in another: معاهدة السلام مع باكو."""
    if partner is None or own.trigger.kind != "instrument" or partner.first - own.trigger.last > _BESIDE:
        return False
    return len(found) >= _PAIR and not set(partner.codes) & set(found)


def _named(scene: Scene, sentence: Sentence) -> list[str]:
    return list(dict.fromkeys(code for p in scene.phrases(sentence) for code in p.codes))


def _fits(named: list[str]) -> bool:
    return len(named) == _PAIR and all(map(is_state, named))
