"""Ministries, agencies and firms as rows, and one of them whole; what lists of them and of persons have in common."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sijill.cli.codes import BODY
from sijill.cli.common import bring_together, console, line, note
from sijill.cli.person_tables import ROWS, SHORT, doubts_table, print_persons, show_person, spellings
from sijill.cli.rtl import Cell
from sijill.cli.tables import value
from sijill.person import Body

if TYPE_CHECKING:
    from sijill.store import Register


def print_named(
    opened: Register, what: str, state: str | None, limit: int | None, known: date | None = None, *, as_json: bool
) -> None:
    """The persons or the bodies of a state or of all, and below them the pairs that may be one."""
    if what != BODY:
        print_persons(opened, state, limit, known, as_json=as_json)
        return
    from sijill.bodies import bodies

    bring_together(opened)
    found = bodies(opened, state=state, known=known)
    if as_json:
        for one in found.bodies[:limit]:
            doubts = [doubt._asdict() for doubt in found.doubts if one.id in doubt[:2]]
            sys.stdout.write(line(one.to_json() | {"doubts": doubts}) + "\n")
        return
    shown = found.bodies[: limit or ROWS]
    console().print(_table(shown) if shown else "no bodies or firms found")
    if found.doubts:
        console().print(doubts_table(found.doubts[:ROWS], found.bodies, "body or firm"))
    if len(found.bodies) > len(shown):
        note(f"there are {len(found.bodies) - len(shown)} more: --limit sets how many are shown")


def show_named(opened: Register, id_: str, known: date | None = None, *, as_json: bool) -> None:
    """One person or body whole, by an id or the beginning of one."""
    from sijill.names import is_body

    if not is_body(id_):
        show_person(opened, id_, known, as_json=as_json)
        return
    from sijill.bodies import find

    bring_together(opened)
    found = find(opened, id_, known=known)
    sys.stdout.write(line(found.to_json()) + "\n") if as_json else _print(console(), found)


def _table(found: Sequence[Body]) -> Table:
    table = Table("id", "name", "state", "known as", "other spellings", "sources")
    for one in found:
        others = [str(name.value) for name in one.names if name.value != one.name]
        row = (one.id[:SHORT], one.name, one.state, one.known or "–", value(others), str(one.sources))
        table.add_row(*map(Cell, row))
    return table


def _print(out: Console, one: Body) -> None:
    out.print(Text(f"body {one.id}", style="bold"))
    known = f", {one.known} in the roster" if one.known else ", not in the roster"
    out.print(Cell(f"{one.name} ({one.state}){known}, {one.sources} independent sources"))
    out.print(spellings(one.names))
    for why in one.why:
        out.print(Cell(f"one body, because {why}"))
