"""Between whom an instrument is whose sentence leaves them out: the two who were told before to visit or to meet.

زار وزير الدفاع القطري أنقرة. ووقع خلال الزيارة اتفاقية دفاعية.
"""

from __future__ import annotations

from sijill.code.frame import subject_before
from sijill.code.phrases import ActorPhrase
from sijill.code.scene import Scene, Sentence, is_state
from sijill.records import Mention

_BACK = 2  # sentences back to the visit or meeting
_PAIR = 2
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


def _named(scene: Scene, sentence: Sentence) -> list[str]:
    return list(dict.fromkeys(code for p in scene.phrases(sentence) for code in p.codes))


def _fits(named: list[str]) -> bool:
    return len(named) == _PAIR and all(map(is_state, named))
