"""What the importers share: text out of files and zips, rows, numbers, and counting what is refused."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple, TextIO

from sijill.errors import ReadError
from sijill.reference import Fact

_BIG = 8_000_000_000  # bytes of what a zip unpacks to: more is no table of a publisher
_SNIFFED = 1_000_000  # bytes by which the encoding is told


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


def tables(path: Path) -> list[str]:
    """The CSV files of a zip, the largest first; the file's own name if it is one, and none of anything else."""
    if path.suffix.lower() == ".csv":
        return [path.name]
    if path.suffix.lower() != ".zip" or not zipfile.is_zipfile(path):
        return []
    with zipfile.ZipFile(path) as archive:
        inside = [one for one in archive.infolist() if one.filename.lower().endswith(".csv")]
        return [one.filename for one in sorted(inside, key=lambda one: (-one.file_size, one.filename))]


@contextmanager
def opened(path: Path, name: str | None = None) -> Iterator[TextIO]:
    """The text of a CSV file, or of a member of a zip (the largest if none is named), as a stream.

    UTF-8, with or without signature, or else Latin-1, in which older files come. Raises ReadError.
    """
    try:
        if path.suffix.lower() != ".zip":
            with path.open("rb") as raw:
                yield _text(raw, raw.read(_SNIFFED))
            return
        with zipfile.ZipFile(path) as archive:
            member = archive.getinfo(name or tables(path)[0])
            if member.file_size > _BIG:
                raise ReadError(path.name, f"{member.filename} is larger than {_BIG} bytes")
            with archive.open(member) as sniffed:
                head = sniffed.read(_SNIFFED)
            with archive.open(member) as raw_member:
                yield _text(raw_member, head)
    except (zipfile.BadZipFile, EOFError) as error:
        raise ReadError(path.name, f"the zip is damaged: {error}; download it anew") from None


def _text(raw: IO[bytes], head: bytes) -> TextIO:
    if raw.seekable():
        raw.seek(0)
    whole = head[: head.rfind(b"\n") + 1] or head
    try:
        whole.decode("utf-8-sig")
    except UnicodeDecodeError:
        return io.TextIOWrapper(raw, encoding="latin-1", newline="")
    return io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline="")


def rows_of(path: Path, name: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file with their line numbers. Raises ReadError for what is no CSV."""
    with opened(path, name) as text:
        reader = csv.reader(text)
        try:
            for row in reader:
                yield reader.line_num, row
        except csv.Error as error:
            raise ReadError(path.name, f"not CSV: {error}", reader.line_num) from None


def records_of(path: Path, name: str | None = None) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file by the names of its first line; what a short row lacks is empty. Raises ReadError."""
    rows = rows_of(path, name)
    _, head = next(rows, (0, []))
    names = [cell.strip() for cell in head]
    empty = dict.fromkeys(names, "")
    for line, row in rows:
        if row:
            yield line, empty | dict(zip(names, row, strict=False))


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
