"""Tolls of what nobody fought: an earthquake, a crash, an epidemic.

لقي 15 عاملا حتفهم في انهيار منجم        no figure of defence
مقتل 12 مدنيا في قصف تلا الزلزال         of the shelling: the sentence tells of fighting
"""

from __future__ import annotations

from sijill.code.figure.counted import Count
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words

_KILL = "crises.kill"  # قتل is a word of an attack too
_ALONE = rule_words("figure.accidents", "alone")
_FIRST = rule_words("figure.accidents", "first")
_SECOND = rule_words("figure.accidents", "second")


def is_of_accident(scene: Scene, sentence: Sentence, count: Count) -> bool:
    """Whether people who are no soldiers died of what their sentence calls an accident, and of no fighting."""
    if count.metric != "casualties" or count.counts("regular") or count.counts("irregular"):
        return False
    if sentence.of("deed", "means") or any(m.entry != _KILL for m in sentence.of("crisis")):
        return False
    words = scene.words[sentence.first : sentence.last]
    for i, word in enumerate(words):
        if is_listed(word, _ALONE, "وفبل", article=True):
            return True
        behind = words[i + 1].removeprefix("ال") if i + 1 < len(words) else ""
        if behind in _SECOND and is_listed(word, _FIRST, "وفبل", article=True):
            return True
    return False
