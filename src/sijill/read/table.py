"""A CSV file to documents: a header `id,title,date,lang,text` (also `outlet`, `url`, `author`), then one report a row.

Only `text` must be there; the order is free, and `;` or a tab may stand for the comma.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from sijill.errors import ReadError
from sijill.read.decode import decode
from sijill.read.jsonl import Columns, document
from sijill.read.language import arabic
from sijill.records import Document

_COLUMNS = frozenset({"id", "title", "date", "lang", "text", "outlet", "url", "author"})
_BETWEEN = ",;\t"


def is_table(line: str) -> bool:
    """Whether a first line is the header of such a table: known columns alone, `text` among them, and a second one."""
    return any(len(names := _names(line, sign)) > 1 and "text" in names and set(names) <= _COLUMNS for sign in _BETWEEN)


def rows(data: bytes, source: str, name: str, limit: int, columns: Columns = ()) -> Iterator[Document | ReadError]:
    """One document or one ReadError for each row; `limit` is the most characters that one cell may have.

    `name` is the stem for rows without an id. Raises ReadError if the file is no such table.
    """
    text = decode(data, source)
    first = text.partition("\n")[0]
    sign = max(_BETWEEN, key=first.count)
    ours = {theirs.lower(): name for name, theirs in columns}
    header = [ours.get(one, one) for one in _names(first, sign)]
    if "text" not in header or len(set(header)) != len(header):
        raise ReadError(
            source,
            f"the header must name a column `text` (or --columns text=NAME) and each once, not {first.strip()[:80]!r}",
            1,
        )
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    found = False
    try:
        next(reader)
        begins = reader.line_num + 1
        while (cells := _next(reader, limit)) is not None:
            if any(cell.strip() for cell in cells):
                found = True
                yield _row(header, cells, source, name, begins)
            begins = reader.line_num + 1
    except csv.Error as error:
        yield ReadError(source, f"not CSV from here on: {error}; what comes after is not read", reader.line_num)
        return
    if not found:
        yield ReadError(source, "the table holds no reports")


def _next(reader: Iterator[list[str]], limit: int) -> list[str] | None:
    """The next row, None at the end. The library's bound on a cell is one for all; it is raised for this row alone."""
    before = csv.field_size_limit(limit)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(before)


def _row(header: list[str], cells: list[str], source: str, name: str, line: int) -> Document | ReadError:
    if len(cells) != len(header):
        message = f"{len(cells)} cells, not {len(header)}; put a text with a comma or line break into quotation marks"
        return ReadError(source, message, line)
    try:
        return arabic(document(dict(zip(header, cells, strict=True)), source, f"{name}:{line}", line), source, line)
    except ReadError as error:
        return error


def _names(line: str, sign: str) -> list[str]:
    return [cell.strip().strip('"').strip().lower() for cell in line.lstrip("\ufeff").strip("\r\n").split(sign)]
