"""Whether aid is military: its sentence or its report says so, and nothing says that it is not."""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.act_words import HUMANITARIAN
from sijill.records import Mention

_MILITARY = frozenset({"weapon", "force", "crisis", "designation"})
_OF_WAR = 8  # words of arms, forces and fighting in a report that make its aid military
_OF_ARMS = 2  # the same in the sentence before
_MILITARY_CODES = frozenset({"military_aid", "general", "military"})


def is_military(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether aid is military: the sentence or, once for all of it, the report says so and nothing says it is not."""
    if not HUMANITARIAN.isdisjoint(scene.words[word.last : word.last + 2]):
        return False
    for m in sentence.mentions:
        if m.kind in _MILITARY or m.code in _MILITARY_CODES or (m.kind == "actor" and m.data.get("force") == "army"):
            return True
    key = ("military_aid", 0)
    found = scene.cache.get(key)
    if found is None:
        told = any(m.code == "military_aid" for m in scene.marked.mentions)
        found = scene.cache[key] = [told or sum(m.kind in _MILITARY for m in scene.marked.mentions) >= _OF_WAR]
    return bool(found[0]) or _is_beside_arms(scene, sentence)


def _is_beside_arms(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentence just before one speaks of arms, forces or fighting, more than once."""
    before = scene.sentences[sentence.index - 1] if sentence.index else None
    return before is not None and sum(m.kind in _MILITARY for m in before.mentions) >= _OF_ARMS
