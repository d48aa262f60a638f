"""SIPRI's workbook of military expenditure: current and constant dollars, and the share of gross domestic product.

The head is found by its first cell, for it stands in another row of each sheet. The colour of a figure says whether
SIPRI estimates it (blue) or holds it for highly uncertain (red): a copy saved anew has lost that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sijill.check.sources.table import Importer, Taken, number, year
from sijill.check.states import by_name
from sijill.errors import ReadError
from sijill.reference import Fact

_SHEETS = (
    (re.compile(r"Current US\$"), "defence_spending", "USD", 1e6),
    (re.compile(r"Constant \((\d{4})\) US\$"), "defence_spending", "USD@{}", 1e6),
    (re.compile(r"Share of GDP"), "gdp_share", "percent", 100.0),
)
_COLOURS = {"FF0000FF": "estimate", "FFFF0000": "uncertain"}
_INDEXED = {12: "estimate", 10: "uncertain"}
_YEARS = re.compile(r"(\d{4})-(\d{4})")


def knows(path: Path, head: str) -> bool:
    """Whether this is such a file."""
    if path.suffix.lower() != ".xlsx" or not head.startswith("PK"):
        return False
    return any("Current US$" in name for name in _open(path).sheetnames)


def take(path: Path) -> tuple[Importer, Taken]:
    """The facts of the workbook, all three sheets."""
    book, taken, edition = _open(path), Taken(), None
    for sheet in book:
        for pattern, measure, unit, scale in _SHEETS:
            if found := pattern.fullmatch(sheet.title.strip()):
                edition = edition or _edition(sheet)
                _sheet(sheet, taken, (measure, unit.format(*found.groups()), scale))
    licence = "SIPRI: fair use (not commercial, under a tenth of the set), with credit"
    return Importer("SIPRI Military Expenditure Database", "SIPRI", edition, licence), taken


def _sheet(sheet: Any, taken: Taken, known: tuple[str, str, float]) -> None:
    measure, unit, scale = known
    rows = sheet.iter_rows()
    head = next((row for row in rows if row[0].value == "Country"), None)
    if head is None:
        raise ReadError(sheet.title, "no row begins with Country: the sheet was altered; download the workbook anew")
    years = {i: int(cell.value) for i, cell in enumerate(head) if isinstance(cell.value, int | float)}
    for row in rows:
        if row[0].value is None or all(row[i].value is None for i in years if i < len(row)):
            continue  # the name of a region
        code = by_name(str(row[0].value))
        if code is None:
            taken.refuse(f"no actor for {row[0].value}")
            continue
        taken.facts += _facts(sheet.title, row, years, (measure, unit, scale, code))


def _facts(title: str, row: Any, years: dict[int, int], known: tuple[str, str, float, str]) -> Iterator[Fact]:
    measure, unit, scale, code = known
    for i, name in years.items():
        value = number(row[i].value) if i < len(row) else None  # "..." and "xxx" are none
        if value is not None:
            place = f"{title}!{row[i].coordinate}"
            yield Fact(measure, code, None, unit, *year(name), round(value * scale, 4), place, _flag(row[i]))


def _flag(cell: Any) -> str | None:
    colour = cell.font.color if cell.font else None
    if colour is None:
        return None
    return _COLOURS.get(str(colour.rgb)) or (_INDEXED.get(colour.indexed) if colour.type == "indexed" else None)


def _edition(sheet: Any) -> str | None:
    found = _YEARS.search(str(sheet.cell(1, 1).value or ""))
    return found.group() if found else None


def _open(path: Path) -> Any:
    try:
        import openpyxl
    except ImportError:
        raise ReadError(path.name, "a workbook needs openpyxl: pip install 'sijill[reference]'") from None
    try:
        return openpyxl.load_workbook(path, data_only=True)
    except Exception as error:  # noqa: BLE001 (a damaged workbook fails in many ways)
        raise ReadError(path.name, f"the workbook cannot be opened: {error}; download it anew") from None
