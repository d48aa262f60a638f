"""World Bank indicators: the CSV file of one indicator, or the zip it comes in."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

from sijill.check.sources.table import Importer, Taken, number, text_of, year
from sijill.check.states import is_code
from sijill.errors import ReadError
from sijill.reference import Fact

_HEAD = ["Country Name", "Country Code", "Indicator Name", "Indicator Code"]
_INDICATORS = {
    "MS.MIL.XPND.CD": ("defence_spending", "USD"),
    "MS.MIL.XPND.GD.ZS": ("gdp_share", "percent"),
    "NY.GDP.MKTP.CD": ("gdp", "USD"),
}
_BIG = 200_000_000  # bytes of the file within a zip


def knows(path: Path, head: str) -> bool:
    """Whether this is such a file; `head` is how its text begins."""
    if path.suffix.lower() == ".zip" and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return any(name.startswith("API_") for name in archive.namelist())
    return "World Development Indicators" in head or ",".join(f'"{name}"' for name in _HEAD) in head


def take(path: Path) -> tuple[Importer, Taken]:
    """The facts of the file. Raises ReadError if it holds an indicator that is no reference here."""
    rows = list(csv.reader(io.StringIO(_text(path), newline="")))
    at = next((i for i, row in enumerate(rows) if row[:4] == _HEAD), None)
    if at is None:
        raise ReadError(path.name, f"no row begins with {', '.join(_HEAD)}: download the file anew from the World Bank")
    updated = next((row[1] for row in rows[:at] if row[:1] == ["Last Updated Date"]), None)
    taken = Taken()
    for line, row in enumerate(rows[at + 1 :], start=at + 2):
        if len(row) < len(rows[at]) - 1:
            taken.refuse("the row is shorter than the head")
            continue
        known = _INDICATORS.get(row[3])
        if known is None:
            raise ReadError(path.name, f"indicator {row[3]} is no reference here; there are {', '.join(_INDICATORS)}")
        if not is_code(row[1]):
            taken.refuse("an aggregate or a territory, no state")
            continue
        for cell, name in zip(row[4:], rows[at][4:], strict=False):
            value = number(cell)
            if name and value is not None:
                taken.facts.append(Fact(*known[:1], row[1], None, known[1], *year(name), value, f"line {line}, {name}"))
    licence = "CC BY 4.0, The World Bank; military spending is SIPRI's"
    return Importer("World Bank, World Development Indicators", "World Bank", updated, licence), taken


def _text(path: Path) -> str:
    if path.suffix.lower() != ".zip":
        return text_of(path)
    with zipfile.ZipFile(path) as archive:
        inside = next(one for one in archive.infolist() if one.filename.startswith("API_"))
        if inside.file_size > _BIG:
            raise ReadError(path.name, f"{inside.filename} is larger than {_BIG} bytes")
        return archive.read(inside).decode("utf-8-sig")
