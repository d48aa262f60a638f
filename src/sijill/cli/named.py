"""Persons, and ministries, agencies and firms: lists of them, and one of them whole."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.table import Table

from sijill.cli.body_tables import bodies_table, print_body
from sijill.cli.codes import BODY
from sijill.cli.common import bring_together, console, line, note
from sijill.cli.person_tables import doubts_table, persons_table, print_person
from sijill.person import Body, Doubt, Person

if TYPE_CHECKING:
    from sijill.store import Register

_ROWS = 50  # of a table, which is for reading; --json gives all


def print_named(
    opened: Register, what: str, state: str | None, limit: int | None, known: date | None = None, *, as_json: bool
) -> None:
    """The persons or the bodies of a state or of all, and below them the pairs that may be one."""
    from sijill.bodies import bodies
    from sijill.persons import people

    bring_together(opened)
    if what == BODY:
        told = bodies(opened, state=state, known=known)
        shown = told.bodies[: limit or _ROWS]
        table = bodies_table(shown) if shown else "no bodies or firms found"
        _print_all(told.bodies, told.doubts, limit, table, "body or firm", as_json=as_json)
    else:
        found = people(opened, state=state, known=known)
        named = found.persons[: limit or _ROWS]
        table = persons_table(named) if named else "no persons found"
        _print_all(found.persons, found.doubts, limit, table, "person", as_json=as_json)


def _print_all(
    found: Sequence[Person] | Sequence[Body],
    doubts: Sequence[Doubt],
    limit: int | None,
    table: Table | str,
    of: str,
    *,
    as_json: bool,
) -> None:
    if as_json:
        for one in found[:limit]:
            about = [doubt._asdict() for doubt in doubts if one.id in doubt[:2]]
            sys.stdout.write(line(one.to_json() | {"doubts": about}) + "\n")
        return
    console().print(table)
    if doubts:
        console().print(doubts_table(doubts[:_ROWS], found, of))
    left = len(found) - (limit or _ROWS)
    if left > 0:
        note(f"there are {left} more: --limit sets how many are shown")


def show_named(opened: Register, id_: str, known: date | None = None, *, as_json: bool) -> None:
    """One person or body whole, by an id or the beginning of one."""
    from sijill import bodies, persons
    from sijill.names import is_body

    bring_together(opened)
    if is_body(id_):
        body = bodies.find(opened, id_, known=known)
        sys.stdout.write(line(body.to_json()) + "\n") if as_json else print_body(console(), body)
    else:
        person = persons.find(opened, id_, known=known)
        sys.stdout.write(line(person.to_json()) + "\n") if as_json else print_person(console(), person)
