"""Reports of one entry side by side: for each field what each claim says, and whether that agrees with the choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sijill.codebook import Field, load
from sijill.entry import Entry, Known, Told
from sijill.records import Held

AGREES, DIFFERS, SILENT, OPEN = "agrees", "differs", "silent", "open"
_AMOUNT = ("value", "unit", "approx")


class Cell(NamedTuple):
    """What one claim says of a field; `verdict` is how it stands to what was chosen, `open` where nothing was."""

    value: Any
    verdict: str
    quotes: tuple[str, ...]


class Row(NamedTuple):
    """One field: what was chosen, and the cells in the order of the claims."""

    field: str
    told: Told | None
    cells: tuple[Cell, ...]


def side_by_side(found: Known) -> list[Row]:
    """The fields of which any claim says something, each with what every claim says."""
    fields = load().kinds[found.entry.kind].fields.values()
    rows = (_row(field, found.entry, found.held) for field in fields if field.name not in _AMOUNT[1:])
    return [row for row in rows if any(cell.verdict != SILENT for cell in row.cells)]


def _row(field: Field, entry: Entry, held: Iterable[Held]) -> Row:
    told = entry.fields.get(field.name)
    return Row(field.name, told, tuple(_cell(field, told, entry, one) for one in held))


def _cell(field: Field, told: Told | None, entry: Entry, one: Held) -> Cell:
    value = said(field.name, one.claim.fields)
    quotes = tuple(dict.fromkeys(e.quote for e in one.claim.evidence if e.field == field.name))
    if value in (None, [], {}):
        return Cell(None, SILENT, quotes)
    if field.type == "steps":
        odd = any(step.date.conflict and one.id in step.claims for step in entry.steps)
        return Cell(value, DIFFERS if odd else AGREES, quotes)
    return Cell(value, _verdict(field, told, one.id), quotes)


def _verdict(field: Field, told: Told | None, claim: str) -> str:
    if told is None or not told.conflict:
        return AGREES
    if told.chosen is None or field.type == "items":  # items are gathered, and so no one of them was chosen
        return OPEN
    return AGREES if any(claim in o.claims for o in told.options if o.value == told.chosen) else DIFFERS


def said(name: str, fields: Mapping[str, Any]) -> Any:
    """What a claim says of a field, as an entry holds it: a value together with its unit."""
    if name != "value" or fields.get("value") is None:
        return fields.get(name)
    return {key: fields[key] for key in _AMOUNT if fields.get(key) is not None}
