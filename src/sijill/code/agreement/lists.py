"""What an agreement holds, told in a numbered list behind a sentence of agreeing that ends in a colon.

واتفق الجانبان على ما يأتي:
1- تطوير التعاون العسكري.
2- زيادة التبادل التجاري.
"""

from __future__ import annotations

from sijill.code.agreement.areas import specific
from sijill.code.agreement.told import Told
from sijill.code.sentence.scene import Scene, Sentence

_MOST = 20  # items of a list
_BACK = 4  # sentences from an agreement to the one that opens the list


def add_item(scene: Scene, sentence: Sentence, out: list[Told]) -> None:
    """Give the agreement told last the areas of a sentence, if it is an item of the list of what was agreed on."""
    areas = sentence.of("area")
    if not areas or not out or not _is_item(scene, sentence):
        return
    opening = _opening(scene, sentence)
    told = max(out, key=lambda d: d.at)
    if opening is None or opening.index - told.at > _BACK:
        return
    told.fields["areas"] = specific([*told.fields["areas"], *(m.code for m in areas)])
    told.evidence += [scene.clause_evidence(sentence, *areas), *scene.said("areas", areas)]


def _is_item(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence begins with its number in a list."""
    first = scene.words[sentence.first]
    return first.isdecimal() and int(first) <= _MOST


def _opening(scene: Scene, sentence: Sentence) -> Sentence | None:
    """The sentence that opens the list of an item: it tells of agreeing and ends in a colon."""
    index = sentence.index
    while index > 0 and _is_item(scene, scene.sentences[index]):
        index -= 1
    found = scene.sentences[index]
    ends_in_colon = ":" in scene.marked.words.gaps[found.last]
    return found if ends_in_colon and any(m.data.get("agree") for m in found.of("stage")) else None
