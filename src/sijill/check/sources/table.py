"""What the importers share: rows of a text file, numbers, and counting what is refused."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sijill.errors import ReadError
from sijill.reference import Fact

_SIGNATURE = "\ufeff"


class Importer(NamedTuple):
    """What is known of a publisher's file before its rows are read."""

    name: str
    publisher: str
    edition: str | None
    licence: str


class Taken:
    """The facts of a file and why the other rows were left out."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.refused: Counter[str] = Counter()

    def refuse(self, why: str) -> None:
        """Counts a row that gives no fact."""
        self.refused[why] += 1


def text_of(path: Path) -> str:
    """The text of a file: UTF-8, with or without signature, or else Latin-1, in which older files come."""
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1").removeprefix(_SIGNATURE)


def rows_of(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file with their line numbers. Raises ReadError for what is no CSV."""
    reader = csv.reader(io.StringIO(text_of(path), newline=""))
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise ReadError(path.name, f"not CSV: {error}", reader.line_num) from None


def number(cell: object) -> float | None:
    """A number, or None where the cell holds none."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    try:
        return float(str(cell).replace(",", "")) if str(cell).strip() else None
    except ValueError:
        return None


def year(value: object) -> tuple[str, str]:
    """The first and last day of a year."""
    return f"{int(float(str(value))):04d}-01-01", f"{int(float(str(value))):04d}-12-31"
