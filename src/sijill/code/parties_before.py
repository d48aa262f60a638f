"""Between whom an instrument is whose sentence leaves them out: the two who were told before to visit or to meet.

زار وزير الدفاع القطري أنقرة. ووقع خلال الزيارة اتفاقية دفاعية.
"""

from __future__ import annotations

from sijill.code.scene import Scene, Sentence, is_state
from sijill.records import Mention

_BACK = 2  # sentences back to the visit or meeting
_PAIR = 2
_TOLD = frozenset({"visit", "meeting"})


def met_before(scene: Scene, sentence: Sentence, anchor: Mention) -> list[str]:
    """The two states of the visit or meeting told just before a sentence that tells of a signing and names no third."""
    signs = any(m.code == "signed" and m.first < anchor.first for m in sentence.of("stage"))
    if not signs or not sentence.index:
        return []
    here = {code for p in scene.phrases(sentence) for code in p.codes}
    for index in range(sentence.index - 1, max(-1, sentence.index - _BACK - 1), -1):
        before = scene.sentences[index]
        if not any(m.code in _TOLD for m in before.of("engagement")):
            continue
        named = list(dict.fromkeys(code for p in scene.phrases(before) for code in p.codes))
        fits = len(named) == _PAIR and all(map(is_state, named)) and here <= set(named)
        return named if fits else []
    return []
