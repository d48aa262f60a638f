"""Persons and bodies of the register and their parts, frozen. A name stands for one only with a state beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from sijill.entry import Option


class Holder(NamedTuple):
    """A person as a report names him, at `start`-`end` of its text, with the office beside the name, where one stands.

    `code` is the office's sort (`defence_minister`), `office` its words, `state` whose office it is.
    """

    start: int
    end: int
    name: str
    office: str | None
    code: str | None
    state: str | None


class Named(NamedTuple):
    """A name that a claim rests on or gives, with the report that has it: its key, date, and copy group or key."""

    claim: str
    name: str
    office: str | None
    code: str | None
    state: str | None
    report: str
    date: str | None
    group: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office that reports name a person in; `first` and `last` are the days of the first and last that do.

    Reports without a date give no day: both are None where no other report names him so.
    """

    code: str
    state: str | None
    words: tuple[Option, ...]
    first: str | None
    last: str | None
    claims: tuple[str, ...]
    sources: int

    def to_json(self) -> dict[str, Any]:
        """The office, ready for `json.dumps`."""
        return {
            "code": self.code,
            "state": self.state,
            "words": [one.to_json() for one in self.words],
            "first": self.first,
            "last": self.last,
            "claims": [*self.claims],
            "sources": self.sources,
        }


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the spellings of the name, the offices over time, and why the spellings are one person's.

    `name` is the spelling of most sources, of these the fullest. `written` are the ids of the spellings, by which
    people judge of them; that of the person is the first of these in the order in which the reports came.
    """

    id: str
    name: str
    state: str | None
    names: tuple[Option, ...]
    written: tuple[str, ...]
    offices: tuple[Office, ...]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    sources: int
    why: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The person, ready for `json.dumps`."""
        return {
            "id": self.id,
            "kind": "person",
            "name": self.name,
            "state": self.state,
            **_spelled(self),
            "offices": [one.to_json() for one in self.offices],
            **_rests_on(self),
        }


@dataclass(frozen=True, slots=True)
class Body:
    """One ministry, agency or firm: the spellings of its name, and why these are one's.

    `known` is what the roster calls it, None where it does not hold it. `written` are the ids of the spellings, by
    which people judge of them; that of the body is the first of these in the order in which the reports came.
    """

    id: str
    name: str
    state: str
    known: str | None
    names: tuple[Option, ...]
    written: tuple[str, ...]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    sources: int
    why: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The body, ready for `json.dumps`."""
        return {
            "id": self.id,
            "kind": "body",
            "name": self.name,
            "state": self.state,
            "known": self.known,
            **_spelled(self),
            **_rests_on(self),
        }


class Doubt(NamedTuple):
    """Two spellings, by the ids of their persons or bodies, that may be one's: a person decides. `alike` is 0 to 1.

    `unsure` says that somebody looked and could not tell.
    """

    left: str
    right: str
    alike: float
    why: str
    unsure: bool = False


def _spelled(one: Person | Body) -> dict[str, Any]:
    return {"sources": one.sources, "names": [name.to_json() for name in one.names], "written": [*one.written]}


def _rests_on(one: Person | Body) -> dict[str, Any]:
    return {"why": [*one.why], "claims": [*one.claims], "reports": [*one.reports]}
