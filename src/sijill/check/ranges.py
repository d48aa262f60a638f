"""Among whom a report ranks a state: all states, an alliance, a region.

Who belongs to a region is not settled everywhere; a place is held against each way to count.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sijill.check.phrases import any_of
from sijill.check.states import is_code
from sijill.data import Row, read_rows

_KEYS = ("id", "told", "told_ar", "members", "since", "until", "perhaps", "words", "alone")
_NEEDED = ("id", "told", "told_ar", "members", "words")


class Range(NamedTuple):
    """Some states: how they are told of, who they are, from when and until when, and who may be one."""

    told: str
    told_ar: str
    members: frozenset[str] = frozenset()
    since: Mapping[str, int] = {}
    until: Mapping[str, int] = {}
    perhaps: frozenset[str] = frozenset()

    def ways(self, year: int, known: Collection[str]) -> list[frozenset[str]]:
        """The states that count in a year, of those that are known: without those in doubt, and with them."""
        if not self.members:
            return [frozenset(known)]
        sure = {s for s in self.members if self.since.get(s, 0) <= year <= self.until.get(s, year)}
        ways = [sure, sure | self.perhaps] if self.perhaps else [sure]
        return [frozenset(way.intersection(known)) for way in ways]


WORLD = Range("in the world", "في العالم")


@cache
def ranges() -> dict[str, Range]:
    """By the pattern of its words, with what stands before them, each range but the world. Raises DataError."""
    found = read_rows(files("sijill.check") / "ranges.yml", _KEYS, _NEEDED)
    return {_pattern(row): _range(row) for row in found}


def _pattern(row: Row) -> str:
    alone = rf"|{any_of(row.texts('alone'))}" if "alone" in row else ""
    return rf"(?:(?:في|داخل|بين|ضمن|علي مستوي|علي صعيد) (?:{any_of(row.texts('words'))}){alone})(?!\w)"


def _range(row: Row) -> Range:
    members, perhaps = row.texts("members"), row.texts("perhaps") if "perhaps" in row else ()
    for code in (*members, *perhaps):
        if not is_code(code):
            raise row.error(f"{code!r} is no state", "members")
    since, until = ({s: _year(row, key, s) for s in row.row(key)} if key in row else {} for key in ("since", "until"))
    return Range(row.text("told"), row.text("told_ar"), frozenset(members), since, until, frozenset(perhaps))


def _year(row: Row, key: str, state: str) -> int:
    year = row.row(key)[state]
    if not isinstance(year, int) or state not in row.texts("members"):
        raise row.error(f"{key} of {state!r} must be the year of a member", key)
    return year
