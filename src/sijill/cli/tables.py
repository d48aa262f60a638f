"""Claims and reports as rows: which columns each kind has, and how a value is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from rich.table import Table

from sijill.cli.rtl import Cell, shown
from sijill.entry import COLUMNS

if TYPE_CHECKING:
    from sijill.records import Held, Report

_ID = 8  # characters of an id that a table shows; `show` takes the beginning of one
_SIGNS = {"about": "~", "at_least": "≥", "at_most": "≤"}
Fields = Mapping[str, Any]


def value(found: Any) -> str:
    """A field's value in words: lists with commas, steps with their dates, nothing as a dash."""
    if found is None or found in ([], ""):
        return "–"
    if isinstance(found, list):
        return ", ".join(value(item) for item in found)
    if isinstance(found, dict):
        return " ".join(value(item) for item in found.values() if item not in (None, [], "")) or "–"
    if isinstance(found, bool):
        return "yes" if found else "no"
    if isinstance(found, int | float):
        return f"{found:,.0f}" if float(found).is_integer() else f"{found:,}"
    return shown(str(found))


def _amount(fields: Fields) -> str:
    if fields.get("value") is None:
        return "–"
    unit = "" if fields.get("unit") in (None, "count") else f" {value(fields['unit'])}"
    return _SIGNS.get(str(fields.get("approx")), "") + value(fields["value"]) + unit.replace(" percent", " %")


def _items(fields: Fields) -> str:
    parts = []
    for item in fields.get("items") or ():
        count = "" if item.get("quantity") is None else f"{value(item['quantity'])} × "
        name = f" {value(item['name'])}" if item.get("name") else ""
        parts.append(f"{count}{value(item.get('category'))}{name}")
    return ", ".join(parts) or "–"


def _field(name: str) -> Callable[[Fields], str]:
    return lambda fields: value(fields.get(name))


_OWN: dict[str, Callable[[Fields], str]] = {"items": _items, "value": _amount}  # what is not simply a field
KINDS: dict[str, dict[str, Callable[[Fields], str]]] = {
    kind: {name: _OWN.get(name) or _field(name) for name in names} for kind, names in COLUMNS.items()
}


def claims_table(kind: str, held: Iterable[Held], title: str | None = None) -> Table:
    """The claims of one kind."""
    table = Table(title=title, title_justify="left", expand=False)
    table.add_column("id", no_wrap=True)
    for name in KINDS[kind]:
        table.add_column(name.replace("_", " "), overflow="fold", justify="right" if name == "value" else "left")
    table.add_column("reality", no_wrap=True)
    table.add_column("report", overflow="fold")
    for one in held:
        cells = [write(one.claim.fields) for write in KINDS[kind].values()]
        row = (one.id[:_ID], *cells, one.claim.reality, shown(one.report.document.id))
        table.add_row(*map(Cell, row))
    return table


def reports_table(reports: Iterable[Report]) -> Table:
    """The reports."""
    table = Table("id", "date", "outlet", "title")
    for one in reports:
        document = one.document
        table.add_row(*(Cell(value(v)) for v in (document.id, document.date, document.outlet, document.title)))
    return table
