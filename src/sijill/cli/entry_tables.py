"""Entries as rows, and one entry whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sijill.cli.rtl import Cell, shown
from sijill.cli.tables import KINDS, value
from sijill.entry import Entry, Known, Option, Reason, Step, Told

_ID = 9  # characters of an id that a table shows; `history` takes the beginning of one


def entries_table(kind: str, found: Iterable[Known], title: str | None = None) -> Table:
    """The entries of one kind, with the chosen values."""
    table = Table("id", title=title, title_justify="left", expand=False)
    for name in KINDS[kind]:
        table.add_column(name.replace("_", " "), overflow="fold", justify="right" if name == "value" else "left")
    table.add_column("sources", justify="right")
    table.add_column("conflicts", overflow="fold")
    for one in found:
        fields = _chosen(one.entry)
        cells = [write(fields) for write in KINDS[kind].values()]
        conflicts = ", ".join((*one.entry.conflicts, *(() if not one.entry.oddities else ("order of steps",))))
        table.add_row(*map(Cell, (one.entry.id[:_ID], *cells, str(one.entry.sources), conflicts or "–")))
    return table


def print_entry(out: Console, found: Known) -> None:
    """All of an entry: life, values with who says so, conflicts, and why its claims stand together."""
    one = found.entry
    names = {held.id: _who(held.report.document) for held in found.held}
    out.print(Text(f"{one.kind} {one.id}", style="bold"))
    out.print(Cell(f"{len(one.claims)} claims in {len(one.reports)} reports, of {one.sources} independent sources"))
    if one.admissible is not None:
        rule = "an order or a delivery was made" if one.admissible else "no order and no delivery is told as done"
        out.print(Cell(f"admissible in an arms-transfer register: {value(one.admissible)} ({rule})"))
    if one.place_state:
        out.print(Cell(f"its place lies in: {one.place_state}"))
    if one.steps:
        out.print(_life(one.steps, names))
    for step in one.standing:
        out.print(Cell(f"stands at: {step.code}{f' ({step.by})' if step.by else ''}, {step.date.chosen or 'undated'}"))
    out.print(_fields(one, names))
    for odd in one.oddities:
        out.print(Cell((f"odd: {odd}", "yellow")))
    if found.reasons:
        out.print(Text("one thing, because", style="bold"))
    for reason in _needed(found.reasons):
        out.print(Cell(f"{names[reason.left]} / {names[reason.right]}: {'; '.join(reason.why)}"))


def print_beside(out: Console, others: Sequence[Entry]) -> None:
    """Other agreements of the same parties, or who stands behind whom in a crisis: they are not merged with it."""
    if others:
        title = "behind whom others stand in it" if others[0].kind == "backing" else "beside it, of the same parties"
        out.print(Text(title, style="bold"))
    for one in others:
        if one.kind == "backing":
            who = f"{value(one.chosen('backer'))} backs {value(one.chosen('backed'))}"
            out.print(Cell(f"{one.id[:_ID]}: {who}: {value(one.chosen('form'))}, {one.sources} independent sources"))
            continue
        said = [f"{step.code} {step.date.chosen or ''}".strip() for step in one.steps]
        title = one.chosen("title") or one.chosen("instrument") or "agreement"
        out.print(Cell(f"{one.id[:_ID]}: {value(title)}: {', '.join(said) or 'no step told'}"))


def _needed(reasons: Iterable[Reason]) -> Iterator[Reason]:
    """The strongest reasons that suffice to hold all claims together."""
    group: dict[str, str] = {}

    def root(id_: str) -> str:
        while group.setdefault(id_, id_) != id_:
            id_ = group[id_]
        return id_

    for reason in reasons:
        a, b = root(reason.left), root(reason.right)
        if a != b:
            group[b] = a
            yield reason


def _life(steps: Sequence[Step], names: dict[str, str]) -> Table:
    table = Table("step", "by", "date", "reality", "sources", "told by", title="life", title_justify="left")
    for step in steps:
        told = ", ".join(sorted({names[claim] for claim in step.claims}))
        row = (step.code, step.by or "all", _date(step.date), step.reality, str(step.sources), told)
        table.add_row(*map(Cell, row))
    return table


def _date(told: Told) -> str:
    if told.chosen or not told.options:
        return told.chosen or "–"
    return " or ".join(f"{option.value} ({option.sources})" for option in told.options)


def _fields(one: Entry, names: dict[str, str]) -> Table:
    table = Table("field", "value", "why", "told by", title="values", title_justify="left")
    for name, told in one.fields.items():
        if not told.options:
            continue
        why = Cell((told.why, "yellow")) if told.conflict else Cell(told.why)
        alone = len(told.options) == 1
        by = Cell(_by(told.options, names)) if alone else ""
        table.add_row(Cell(name.replace("_", " ")), Cell(value(told.chosen)), why, by)
        for option in () if alone else told.options:
            table.add_row("", Cell((value(option.value), "dim")), "", Cell((_by((option,), names), "dim")))
    return table


def _by(options: Iterable[Option], names: dict[str, str]) -> str:
    return ", ".join(sorted({names[claim] for option in options for claim in option.claims}))


def _who(document: Any) -> str:
    """What a reader knows a report by."""
    named = document.outlet or document.id
    return shown(f"{named} {document.date}" if document.date else str(named))


def _chosen(one: Entry) -> dict[str, Any]:
    """The chosen values in the form of a claim's fields, as the columns of `KINDS` want them."""
    fields: dict[str, Any] = {name: told.chosen for name, told in one.fields.items()}
    if isinstance(fields.get("value"), dict):
        fields |= fields["value"]
    fields["steps"] = [[s.code, s.by, s.date.chosen, None if s.reality == "actual" else s.reality] for s in one.steps]
    fields["steps"] = [" ".join(part for part in step if part) for step in fields["steps"]]
    return fields
