"""Whose land forces stand on or leave, where no place is tied to the word itself."""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import Spot, spots_between
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_OWN_LAND = rule_words("engagement.lands", "own_land")
_FOREIGN = rule_words("engagement.lands", "foreign")
_WHOSE_REACH = 3  # words from a word of being somewhere to what says whose forces are
_BASES = rule_words("engagement.lands", "bases")


def where_is_left(scene: Scene, sentence: Sentence, trigger: Mention, end: int) -> list[Spot]:
    """Where the base is that forces leave: غادر الجنود قاعدة عسكرية في غانا."""
    if trigger.data.get("needs") != "leaving":
        return []
    near = spots_between(scene, sentence, trigger.last, end)
    spot = next((s for s in near if s.link == "in"), None)
    if spot is None or not any(is_listed(w, _BASES, "", article=True) for w in scene.words[trigger.last : spot.first]):
        return []
    return [spot]


def is_on_own_land(scene: Scene, trigger: Mention, end: int) -> bool:
    """Whether a base is to stand on the land of who speaks of it: قاعدة روسية على أراضيها."""
    return any(w in _OWN_LAND for w in scene.words[trigger.last : end])


def is_nobodys(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether forces are only called foreign: وجود قوات أجنبية, المقاتلون الأجانب الموجودون في سوريا."""
    first, last = noun.last, noun.last + _WHOSE_REACH
    if noun.data.get("needs") == "stationed":
        first, last = max(sentence.first, noun.first - _WHOSE_REACH), noun.first
    return noun.tense is None and any(w in _FOREIGN for w in scene.words[first:last])
