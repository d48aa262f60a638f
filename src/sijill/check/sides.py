"""The sides of a conflict, as reports tell them and as event data do: states by code, armed groups by name.

Data name a group in their own way, or only number its conflict; one that holds a capital is that state's government in
them, as the Houthis since 2015. Where nothing of this is known for a group that a report names, nothing is said of it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sijill.actors import names as written
from sijill.check.states import is_code
from sijill.data import Row, read_csv
from sijill.errors import DataError
from sijill.reference import Referred
from sijill.text import words

_COLUMNS = ("group", "name", "conflict", "since", "until")


class _Named(NamedTuple):
    """How data name a group (or its state), and the number of a conflict whose second side it is, in some years."""

    name: str
    conflict: str
    first: int
    last: int


class Side(NamedTuple):
    """A side as a report tells it: `state` is its code if it is one, `named` how data name it otherwise."""

    said: str
    state: str | None
    named: tuple[_Named, ...]

    @property
    def known(self) -> bool:
        """Whether it could be found in data of events."""
        return self.state is not None or bool(self.named)

    def is_a(self, codes: set[str], called: str, year: int) -> bool:
        """Whether it is among states or goes by a name that data give a side."""
        if self.state in codes:
            return True
        parts = codes | {_key(part) for part in called.split(",")}
        return any({one.name, _key(one.name)} & parts and one.first <= year <= one.last for one in self.named)

    def fights_in(self, conflict: str, year: int) -> bool:
        """Whether it is the second side of a conflict that data number."""
        return any(one.conflict == conflict and one.first <= year <= one.last for one in self.named if one.conflict)


def side(said: str) -> Side:
    """The side of a code, or of a group as the report writes it."""
    state = said if is_code(said) else None
    return Side(said, state, _known().get(state or _groups().get(_key(said), ""), ()))


def against(referred: Referred, a: Side, b: Side) -> bool:
    """Whether the data have the two against each other, the second side named or numbered."""
    return _in_order(referred, a, b) or _in_order(referred, b, a)


def on_the_soil_of(referred: Referred, a: Side, b: Side) -> bool:
    """Whether the data have one state fighting somebody else in the other's country, as only data of events tell."""
    more = referred.fact.more
    country, states = more.get("country"), {code for codes in more["sides"].values() for code in codes}
    return bool(country) and any(
        one.state == country and one.state not in states and other.state in states for one, other in ((a, b), (b, a))
    )


def _in_order(referred: Referred, a: Side, b: Side) -> bool:
    more, year = referred.fact.more, int(referred.fact.first[:4])
    sides = more["sides"]
    first, second = more.get("names") or ("", "")
    if not a.is_a({*sides["a"], *sides["beside a"]}, first, year):
        return False
    return b.is_a({*sides["b"], *sides["beside b"]}, second, year) or b.fights_in(str(more.get("conflict")), year)


@cache
def _groups() -> dict[str, str]:
    """By each written form of a group, its key."""
    return {_key(one.text): one.id.removeprefix("group:") for one in written() if one.form == "group"}


@cache
def _known() -> dict[str, tuple[_Named, ...]]:
    """By key of a group, how data name it. Raises DataError."""
    keys, found = set(_groups().values()), dict[str, list[_Named]]()
    for row in read_csv(files("sijill.check") / "groups.csv", "groups.csv", _COLUMNS):
        group = row.text("group")
        if group not in keys and not is_code(group):
            raise DataError("groups.csv", f"no group {group!r} in groups.yml", row.line)
        found.setdefault(group, []).append(
            _Named(row.text("name"), str(row["conflict"] or ""), _year(row, "since", 0), _year(row, "until", 9999))
        )
    return {group: tuple(named) for group, named in found.items()}


def _key(name: str) -> str:
    return " ".join(words(name).words)


def _year(row: Row, name: str, otherwise: int) -> int:
    told = str(row[name] or "")
    if told and not told.isdigit():
        raise DataError("groups.csv", f"{told!r} is no year", row.line)
    return int(told or otherwise)
