"""The committee of a parliament, which acts for its state: لجنة الموازنة في البرلمان الألماني."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_COMMITTEES = rule_words("sentence.committees", "committees")
_REACH = 5  # words from a committee to its parliament
_GLUED = frozenset("لبك")


def committee(words: Sequence[str], breaks: Sequence[int], m: Mention, floor: int) -> tuple[int, str] | None:
    """Where a committee before a parliament begins, and the preposition glued to it; None where there is none."""
    at = m.first - 1
    sure = m.kind == "actor" and m.data["form"] == "body" and at > floor and words[at] == "في"
    near = range(at - 1, max(floor, at - _REACH) - 1, -1) if sure else ()
    begin = next((i for i in near if is_listed(words[i], _COMMITTEES, "وفلب", article=True)), None)
    if begin is None or any(breaks[begin + 1 : m.first + 1]):
        return None
    glued = words[begin][0]
    return begin, glued if glued in _GLUED and words[begin] not in _COMMITTEES else ""
