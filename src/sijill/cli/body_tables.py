"""Ministries, agencies and firms as rows, and one of them whole."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sijill.cli.person_tables import SHORT, spellings
from sijill.cli.rtl import Cell
from sijill.cli.tables import value
from sijill.person import Body


def bodies_table(found: Sequence[Body]) -> Table:
    """Bodies and firms with their spellings."""
    table = Table("id", "name", "state", "known as", "other spellings", "sources")
    for one in found:
        others = [str(name.value) for name in one.names if name.value != one.name]
        row = (one.id[:SHORT], one.name, one.state, one.known or "–", value(others), str(one.sources))
        table.add_row(*map(Cell, row))
    return table


def print_body(out: Console, one: Body) -> None:
    """All of a body: its spellings, each with the claims that say so, and why it is one."""
    out.print(Text(f"body {one.id}", style="bold"))
    known = f", {one.known} in the roster" if one.known else ", not in the roster"
    out.print(Cell(f"{one.name} ({one.state}){known}, {one.sources} independent sources"))
    out.print(spellings(one.names))
    for why in one.why:
        out.print(Cell(f"one body, because {why}"))
