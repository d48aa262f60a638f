"""What a spreadsheet does to a publisher's table when it is saved again, and what to do about it.

It shows 18500000000 as 1.85E+10 and keeps no more, makes dates of names such as MAR-1, takes the zeros off the front of
codes, writes days in the form of the country, and cuts a long table after 1,048,576 rows.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import islice
from pathlib import Path

from sijill.check.sources.table import rows_of, tables
from sijill.errors import ReadError

_LOOKED_AT = 20_000  # rows: damage is in all of a column
_TAIL = 100_000  # bytes within which the last two lines lie
_LONGEST = 1_048_576  # rows that a spreadsheet holds
_ADVICE = "a spreadsheet has saved this file: download it anew, and do not save it from a spreadsheet"
_SHORTENED = re.compile(r"-?\d(?:[.,]\d{1,2})?E\+\d{2}")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DATE_FOR_NAME = re.compile(rf"\d{{1,2}}-(?:{_MONTHS})|(?:{_MONTHS})-\d{{2}}")
_DAY = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}(?: \d{1,2}:\d{2}(?::\d{2})?)?")
_DAYS = ("date", "day", "start", "end")  # parts of the names of columns that hold days
_CODES = {"Commodity Code": 2, "cmdCode": 2}  # columns of codes, and their fewest digits
_MANY = 0.01  # of the rows


def refuse_damaged(path: Path) -> None:
    """Raises ReadError, with the line and what was done to it, where a CSV file was saved from a spreadsheet."""
    if not tables(path):
        return
    found: Counter[str] = Counter()
    first: dict[str, tuple[int, str]] = {}
    head: list[str] = []
    looked = 0
    for line, row in islice(rows_of(path), _LOOKED_AT):
        if len(row) > len(head) + 1:
            head = [name.strip() for name in row]  # of the widest row so far, which is the head: preambles are short
            continue
        looked += 1
        for what, cell in _seen(head, row):
            found[what] += 1
            first.setdefault(what, (line, cell))
    for what, n in found.items():
        if n > (0 if what in _SURE else _MANY * looked):
            line, cell = first[what]
            raise ReadError(path.name, f"{what} ({cell!r}); {_ADVICE}", line)
    if path.suffix.lower() == ".csv" and _breaks_off(path):
        raise ReadError(path.name, "it breaks off within its last line; download it anew")
    if looked + 2 >= _LOOKED_AT and path.suffix.lower() == ".csv" and _rows(path) == _LONGEST:
        raise ReadError(path.name, f"it ends after {_LONGEST:,} rows, which is all that a spreadsheet holds; {_ADVICE}")


_NUMBER, _NAME, _CODE, _AS_DAY = (
    "a number was shortened",
    "a name was made a date",
    "a code has lost the zeros at its front",
    "a day is not written as year, month and day",
)
_SURE = (_NUMBER, _AS_DAY)


def _seen(head: list[str], row: list[str]) -> list[tuple[str, str]]:
    """What of a row is damaged, with the cell."""
    found = []
    for name, cell in zip(head, row, strict=False):
        told = cell.strip()
        if not told or told.isalpha():
            continue
        if _SHORTENED.fullmatch(told):
            found.append((_NUMBER, told))
        elif DATE_FOR_NAME.fullmatch(told):
            found.append((_NAME, told))
        elif name in _CODES and told.isdigit() and len(told) < _CODES[name]:
            found.append((_CODE, told))
        elif any(part in name.lower() for part in _DAYS) and _DAY.fullmatch(told):
            found.append((_AS_DAY, told))
    return found


def _breaks_off(path: Path) -> bool:
    """Whether the last line has no end, and fewer cells than the one before it."""
    with path.open("rb") as raw:
        raw.seek(max(0, path.stat().st_size - _TAIL))
        *_, before, last = ["", "", *raw.read().decode("utf-8", "replace").split("\n")]
    cells, those_before = (len(next(csv.reader([line]), [])) for line in (last, before))
    return 0 < cells < those_before


def _rows(path: Path) -> int:
    with path.open("rb") as raw:
        return sum(block.count(b"\n") for block in iter(lambda: raw.read(1 << 20), b""))
