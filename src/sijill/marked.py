"""A marked document: what the mark stage hands to the coders."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sijill.records import Document, Mention
from sijill.text import Words


class Quantity(NamedTuple):
    """A number as meant: `unit` is a currency code, `percent` or None.

    `high` is the upper end of a range whose lower end is `value`; `aside` says that it is another sum's conversion,
    `each` that it is the price of one. `homes` are the states of a currency that is not certain, each with its code.
    """

    value: float
    unit: str | None
    approx: str
    high: float | None = None
    aside: bool = False
    each: bool = False
    homes: Mapping[str, str] | None = None

    def unit_of(self, actors: Iterable[str]) -> str | None:
        """The unit, which of a currency of several states is that of the first of these actors that has one."""
        if self.unit is not None or self.homes is None:
            return self.unit
        return next((self.homes[a] for a in actors if a in self.homes), None)


def by_kind(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """The mentions of each kind that occurs, in order."""
    found: dict[str, list[Mention]] = {}
    for m in mentions:
        held = found.get(m.kind)
        if held is None:
            found[m.kind] = [m]
        else:
            held.append(m)
    return found


@dataclass(slots=True)
class Marked:
    """One document, its words, its sentences as half-open ranges of words, and its mentions in order of their place."""

    document: Document
    words: Words
    sentences: list[tuple[int, int]]
    mentions: list[Mention]
    _starts: list[int] = field(init=False)
    _firsts: list[int] = field(init=False)
    _of_kind: dict[str, list[Mention]] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [a for a, _ in self.sentences]
        self._firsts = [m.first for m in self.mentions]
        self._of_kind = by_kind(self.mentions)

    def sentence_at(self, word: int) -> int:
        """The index of the sentence that holds a word."""
        return bisect_right(self._starts, word) - 1

    def between(self, first: int, last: int) -> list[Mention]:
        """The mentions that begin within the half-open range of words."""
        return self.mentions[bisect_right(self._firsts, first - 1) : bisect_right(self._firsts, last - 1)]

    def of(self, kinds: Iterable[str]) -> list[Mention]:
        """The mentions of some kinds, in order."""
        wanted = frozenset(kinds)
        found = [held for kind in wanted if (held := self._of_kind.get(kind))]
        if len(found) > 1:
            return [m for m in self.mentions if m.kind in wanted]
        return found[0][:] if found else []

    def text(self, first: int, last: int) -> str:
        """The report's own words `first` to `last` (half-open), without proclitics left off."""
        start, end = self.words.span(first, last)
        return self.document.text[start:end]
