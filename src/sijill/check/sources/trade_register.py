"""SIPRI's register of arms transfers as CSV: one row for each order, read by position, for three columns have no name.

A row that a line break parted is joined again. A file that a spreadsheet saved with semicolons is refused: its list of
delivery years was cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

from sijill.check.sources.damage import DATE_FOR_NAME
from sijill.check.sources.table import Importer, Taken, number, rows_of
from sijill.check.states import by_name
from sijill.errors import ReadError
from sijill.reference import Fact

_COLUMNS = 16
_TAIL = 3  # the last columns, which a broken row pushes into the next line
_UNKNOWN = "unknown supplier(s)"
_YEAR = re.compile(r"\d{4}")


def knows(path: Path, head: str) -> bool:
    """Whether this is such a file, whole or damaged."""
    del path
    return "Recipient,Supplier,Year of order" in head


def take(path: Path) -> tuple[Importer, Taken]:
    """The facts of the register. Raises ReadError for a file that a spreadsheet has damaged."""
    rows = [(line, row) for line, row in rows_of(path) if row]
    at = next(i for i, (_, row) in enumerate(rows) if row[0].strip() == "Recipient")
    head = rows[at][1]
    if len(head) != _COLUMNS or ";" in head[-1]:
        raise ReadError(
            path.name,
            "a spreadsheet has saved this file with semicolons, and cut the lists of years: download it anew and "
            "do not save it from a spreadsheet",
            rows[at][0],
        )
    taken = Taken()
    for line, row in _joined(rows[at + 1 :]):
        fact = _fact(line, row, taken)
        if fact:
            taken.facts.append(fact)
    years = [fact.last[:4] for fact in taken.facts]
    edition = f"deliveries to {max(years)}" if years else None
    licence = "SIPRI: fair use (not commercial, under a tenth of the set), with credit"
    return Importer("SIPRI Arms Transfers Database, trade register", "SIPRI", edition, licence), taken


def _joined(rows: list[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    for (line, row), (_, after) in pairwise(chain(rows, [(0, [])])):
        if not row[0].strip():
            continue  # the end of the row before, which has taken it
        broken = after and not after[0].strip() and not any(cell.strip() for cell in row[-_TAIL:])
        yield line, ([*row[:-_TAIL], *after[1 : 1 + _TAIL]] if broken else row)


def _fact(line: int, row: list[str], taken: Taken) -> Fact | None:
    if len(row) != _COLUMNS:
        taken.refuse("the row has not sixteen columns")
        return None
    recipient, supplier = by_name(row[0]), by_name(row[1])
    if recipient is None or (supplier is None and row[1] != _UNKNOWN):
        taken.refuse("a party that is no state and no organisation of states")
        return None
    if DATE_FOR_NAME.fullmatch(row[6].strip()):
        taken.refuse("a spreadsheet has made a date of the designation")
        return None
    ordered, years = _YEAR.findall(row[2]), sorted(_YEAR.findall(row[10]))
    if not ordered and not years:
        taken.refuse("no year")
        return None
    first, last = min([*ordered, *years]), max([*ordered, *years])
    more: dict[str, Any] = {
        "designation": row[6],
        "description": row[7],
        "ordered": (ordered or [None])[0],
        "ordered_flag": row[3].strip() or None,
        "delivered": number(row[8]),
        "years": years,
        "status": row[11],
        "comments": row[12],
        "tiv_delivered": number(row[15]),
    }
    uncertain = "uncertain" if row[5].strip() == "?" else None
    place = f"line {line}"
    return Fact(
        "arms_order",
        recipient,
        supplier,
        None,
        f"{first}-01-01",
        f"{last}-12-31",
        number(row[4]),
        place,
        uncertain,
        more,
    )
