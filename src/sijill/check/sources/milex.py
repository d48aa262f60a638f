"""SIPRI's workbook of military expenditure: dollars current and constant, national currencies, shares and footnotes.

The head is found by its first cell, for it stands in another row of each sheet. The colour of a figure says whether
SIPRI estimates it (blue) or holds it for highly uncertain (red): a copy saved anew has lost that. Signs in the column
of notes say what a state's figures leave out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sijill.check.currencies import by_name as currency
from sijill.check.sources.table import Importer, Taken, number, year
from sijill.check.states import by_name
from sijill.errors import ReadError
from sijill.reference import Fact


class _Kind(NamedTuple):
    """A kind of sheet: how it is called, what it measures, in what unit (None: that of the row), and its scale."""

    title: re.Pattern[str]
    measure: str
    unit: str | None
    scale: float
    fiscal: bool = False


_KINDS = (
    _Kind(re.compile(r"Current US\$"), "defence_spending", "USD", 1e6),
    _Kind(re.compile(r"Constant \((\d{4})\) US\$"), "defence_spending", "USD@{}", 1e6),
    _Kind(re.compile(r"Local currency calendar years"), "defence_spending", None, 1.0),
    _Kind(re.compile(r"Local currency financial years"), "defence_spending", None, 1.0, fiscal=True),
    _Kind(re.compile(r"Share of GDP"), "gdp_share", "percent", 100.0),
    _Kind(re.compile(r"Per capita"), "spending_per_head", "USD", 1.0),
    _Kind(re.compile(r"Share of Govt\. spending"), "budget_share", "percent", 100.0),
)
_COLOURS = {"FF0000FF": "estimate", "FFFF0000": "uncertain"}
_INDEXED = {12: "estimate", 10: "uncertain"}
_SIGNS = {
    "†": "without military pensions",
    "‡": "current spending only",
    "§": "the adopted budget, not what was spent",
    "¶": "without paramilitary forces",
    "‖": "in the latest currency, after it was changed",
}
_DIGITS = re.compile(r"\d+")
_YEARS = re.compile(r"(\d{4})-(\d{4})")
_STARTS = {"Jan-Dec": None, "Mar-Feb": "03", "Apr-Mar": "04", "Jul-Jun": "07", "Oct-Sep": "10"}
_ENDS = {"03": "02-28", "04": "03-31", "07": "06-30", "10": "09-30"}


def knows(path: Path, head: str) -> bool:
    """Whether this is such a file."""
    if path.suffix.lower() != ".xlsx" or not head.startswith("PK"):
        return False
    book = _open(path, whole=False)
    names = list(book.sheetnames)
    book.close()
    return any("Current US$" in name for name in names)


def take(path: Path) -> tuple[Importer, Taken]:
    """The facts of the workbook. Financial years are taken where they are not calendar years and never changed."""
    book, taken, edition = _open(path), Taken(), None
    footnotes = _footnotes(book)
    for sheet in book:
        for kind in _KINDS:
            if found := kind.title.fullmatch(sheet.title.strip()):
                edition = edition or _edition(sheet)
                unit = kind.unit.format(*found.groups()) if kind.unit else None
                _sheet(sheet, taken, kind._replace(unit=unit), footnotes)
    licence = "SIPRI: fair use (not commercial, under a tenth of the set), with credit"
    return Importer("SIPRI Military Expenditure Database", "SIPRI", edition, licence), taken


def _footnotes(book: Any) -> dict[str, str]:
    """The numbered notes of the sheet that has them, by number."""
    if "Footnotes" not in book.sheetnames:
        return {}
    rows = [[cell.value for cell in row if cell.value is not None] for row in book["Footnotes"].iter_rows()]
    return {f"{row[0]:g}": str(row[1]) for row in rows if len(row) > 1 and isinstance(row[0], int | float)}


def _sheet(sheet: Any, taken: Taken, kind: _Kind, footnotes: dict[str, str]) -> None:
    rows = sheet.iter_rows()
    head = next((row for row in rows if row[0].value == "Country"), None)
    if head is None:
        raise ReadError(sheet.title, "no row begins with Country: the sheet was altered; download the workbook anew")
    years = {i: int(cell.value) for i, cell in enumerate(head) if isinstance(cell.value, int | float)}
    columns = {str(cell.value).partition(" (")[0]: i for i, cell in enumerate(head) if isinstance(cell.value, str)}
    for row in rows:
        if row[0].value is None or all(row[i].value is None for i in years if i < len(row)):
            continue  # the name of a region
        told = {name: str(row[i].value or "").strip() for name, i in columns.items()}
        code = by_name(told["Country"])
        unit = kind.unit or (currency(code, told.get("Currency", "")) if code else None)
        start = _STARTS.get(told.get("Fiscal Year") or "Jan-Dec", "?")
        if code is None:
            taken.refuse(f"no actor for {told['Country']}")
        elif unit is None:
            taken.refuse(f"no code for the currency of {told['Country']}: {told.get('Currency')}")
        elif kind.fiscal and start == "?":
            taken.refuse("a financial year that has changed")
        elif not kind.fiscal or start:
            signs = told.get("Notes", "")
            more = {"notes": [said for sign, said in _SIGNS.items() if sign in signs]}
            more["notes"] += [footnotes[one] for one in _DIGITS.findall(signs) if one in footnotes]
            if kind.fiscal:
                more["year"] = [told["Fiscal Year"]]
            taken.facts += _facts(sheet.title, row, years, (kind._replace(unit=unit), code, start, more))


def _facts(title: str, row: Any, years: dict[int, int], known: tuple[_Kind, str, str | None, Any]) -> Iterator[Fact]:
    kind, code, start, more = known
    for i, name in years.items():
        value = number(row[i].value) if i < len(row) else None  # "..." and "xxx" are none
        if value is not None:
            span = (f"{name}-{start}-01", f"{name + 1}-{_ENDS[start]}") if kind.fiscal and start else year(name)
            place = f"{title}!{row[i].coordinate}"
            told = round(value * kind.scale, 4)
            yield Fact(kind.measure, code, None, kind.unit, *span, told, place, _flag(row[i]), more)


def _flag(cell: Any) -> str | None:
    colour = cell.font.color if cell.font else None
    if colour is None:
        return None
    return _COLOURS.get(str(colour.rgb)) or (_INDEXED.get(colour.indexed) if colour.type == "indexed" else None)


def _edition(sheet: Any) -> str | None:
    found = _YEARS.search(str(sheet.cell(1, 1).value or ""))
    return found.group() if found else None


def _open(path: Path, *, whole: bool = True) -> Any:
    try:
        import openpyxl
    except ImportError:
        raise ReadError(path.name, "a workbook needs openpyxl: pip install 'sijill[reference]'") from None
    try:
        return openpyxl.load_workbook(path, data_only=True, read_only=not whole)
    except Exception as error:  # noqa: BLE001 (a damaged workbook fails in many ways)
        raise ReadError(path.name, f"the workbook cannot be opened: {error}; download it anew") from None
