"""Persons as rows, one person whole, and the pairs that may be one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sijill.cli.rtl import Cell
from sijill.cli.tables import value
from sijill.entry import Option
from sijill.person import Body, Doubt, Office, Person

SHORT = 9  # characters of an id that a table shows; `show` takes the beginning of one


def persons_table(found: Sequence[Person]) -> Table:
    """Persons with their spellings and offices."""
    table = Table("id", "name", "state", "offices", "other spellings", "sources")
    for one in found:
        others = [str(name.value) for name in one.names if name.value != one.name]
        offices = "; ".join(f"{office.code} {_span(office)}".strip() for office in one.offices)
        row = (one.id[:SHORT], one.name, value(one.state), offices or "–", value(others), str(one.sources))
        table.add_row(*map(Cell, row))
    return table


def doubts_table(doubts: Sequence[Doubt], found: Sequence[Person] | Sequence[Body], of: str = "person") -> Table:
    """Pairs of persons or bodies that may be one: `sijill judge same ID OTHER`, or `different`, decides."""
    names = {one.id: f"{one.name} ({value(one.state)})" for one in found}
    table = Table("id", "other", "names", "alike", "why", title=f"may be one {of}", title_justify="left")
    for one in doubts:
        both = " / ".join(names.get(id_, id_) for id_ in (one.left, one.right))
        why = f"{one.why}; somebody was unsure" if one.unsure else one.why
        table.add_row(*map(Cell, (one.left, one.right, both, f"{one.alike:.0%}", why)))
    return table


def print_person(out: Console, one: Person) -> None:
    """All of a person: spellings, offices over time, each with the claims that say so, and why it is one person."""
    out.print(Text(f"person {one.id}", style="bold"))
    out.print(Cell(f"{one.name} ({value(one.state)}), {len(one.reports)} reports, {one.sources} independent sources"))
    out.print(spellings(one.names))
    offices = Table("office", "of", "named in it", "words", "sources", "claims", title="offices", title_justify="left")
    for office in one.offices:
        words = ", ".join(str(option.value) for option in office.words)
        row = (office.code, value(office.state), _span(office) or "no dated report", words, str(office.sources))
        offices.add_row(*map(Cell, (*row, _claims(office.claims))))
    out.print(offices if one.offices else "no office is named beside the name")
    for why in one.why:
        out.print(Cell(f"one person, because {why}"))


def spellings(names: Sequence[Option]) -> Table:
    """The spellings of a name, each with its sources and claims."""
    table = Table("spelling", "sources", "claims", title="names", title_justify="left")
    for name in names:
        table.add_row(*map(Cell, (str(name.value), str(name.sources), _claims(name.claims))))
    return table


def _span(office: Office) -> str:
    """The days of the first and the last report that name the office."""
    return "/".join(dict.fromkeys(filter(None, chain((office.first, office.last)))))


def _claims(ids: Sequence[str]) -> str:
    return ", ".join(id_[:SHORT] for id_ in ids)
