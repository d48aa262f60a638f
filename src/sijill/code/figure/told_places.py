"""The state of a place that a noun with the article points back to: قصفت غزة. وأحصت الوزارة في القطاع 195 شهيدا."""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import spots
from sijill.languages.rule_words import is_listed, rule_words

_BACK = 2  # sentences before in which the place is named
_IN = rule_words("figure.told_places", "inside")
_PLACES = rule_words("figure.told_places", "places")
_ANY = rule_words("figure.told_places", "any")


def told_place(scene: Scene, sentence: Sentence) -> str | None:
    """The state of the place named last before, if a sentence says that something was there: في القطاع, بالمدينة."""
    said = [noun for i in range(sentence.first, sentence.last) if (noun := _pointing(scene, i))]
    if not said:
        return None
    for before in reversed(scene.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        for spot in reversed(spots(scene, before)):
            named = said[0] in scene.words[spot.first : spot.last] or said[0] in _ANY
            if spot.state and named and spot.link not in ("from", "by", "with"):
                return spot.state
    return None


def _pointing(scene: Scene, at: int) -> str:
    """The noun of a place, without its article, that stands behind «in» and no name behind it; "" if there is none."""
    word = scene.words[at]
    glued = word.startswith("بال")
    noun = word[3:] if glued else word.removeprefix("ال") if word.startswith("ال") else ""
    before = scene.words[at - 1] if at else ""
    if noun not in _PLACES or not (glued or is_listed(before, _IN)):
        return ""
    if at + 1 < len(scene.words) and scene.words[at + 1].startswith("ال") and scene.soft_between(at, at + 2):
        return ""  # في المنطقة الحدودية
    named = any(m.kind in ("place", "actor") and m.first >= at for m in scene.marked.between(at, at + 2))
    return "" if named else noun
