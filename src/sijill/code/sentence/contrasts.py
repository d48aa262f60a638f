"""Where a clause begins that tells what others do or say meanwhile: بينما أجرت روما مناورات, في حين وقفت واشنطن."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.code.sentence.scene import Scene
from sijill.languages.rule_words import rule_words

_OPENING = rule_words("sentence.contrasts", "opening")
_IN, _IN_TIME = "في", rule_words("sentence.contrasts", "in_time")


def contrasts(scene: Scene, first: int, last: int) -> Iterator[int]:
    """The words of a range that open such a clause, in order; of two words the first."""
    words = scene.words
    for i in range(first, last):
        if words[i] in _OPENING or (words[i] == _IN and not _IN_TIME.isdisjoint(words[i + 1 : i + 2])):
            yield i
