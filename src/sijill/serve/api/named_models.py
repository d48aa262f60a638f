"""What answers about persons and bodies hold."""

from __future__ import annotations

from sijill.serve.api.models import Next, Option, Said


class Office(Said):
    """An office, and the days of the first and last dated report that name the person in it."""

    code: str
    state: str | None
    words: list[Option]
    first: str | None
    last: str | None
    claims: list[str]
    sources: int


class Person(Said):
    """A person with all spellings of the name; `written` are the ids of these."""

    id: str
    kind: str
    name: str
    state: str | None
    sources: int
    names: list[Option]
    written: list[str]
    offices: list[Office]
    why: list[str]
    claims: list[str]
    reports: list[str]


class Persons(Said):
    """Persons in the order of their ids."""

    persons: list[Person]
    next: Next


class Body(Said):
    """A ministry, agency or firm with all spellings of its name; `known` is what the roster calls it."""

    id: str
    kind: str
    name: str
    state: str
    known: str | None
    sources: int
    names: list[Option]
    written: list[str]
    why: list[str]
    claims: list[str]
    reports: list[str]


class Bodies(Said):
    """Bodies and firms in the order of their ids."""

    bodies: list[Body]
    next: Next


class Doubt(Said):
    """Two persons or bodies that may be one; how alike the names are, 0 to 1; whether somebody could not tell."""

    left: str
    right: str
    alike: float
    why: str
    unsure: bool


class Doubts(Said):
    """Pairs in the order of their ids."""

    doubts: list[Doubt]
    next: Next
