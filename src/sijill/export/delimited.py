"""Tables as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet and exact to read back.

A spreadsheet runs a cell that begins with = + - @ or a tab as a formula. A text that begins so is written with an
apostrophe before it, and so is one that begins with apostrophes before such a sign: whoever takes one apostrophe away
from each text of that shape, as `unguarded` does, has the texts as they were. Numbers are written as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from itertools import chain
from typing import IO

from sijill.entry import Known
from sijill.export.columns import Cell, Table, Values, plain, unrepeated
from sijill.export.scope import Scope
from sijill.export.tables import table

_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_GUARDED = re.compile(r"''*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
BOM = b"\xef\xbb\xbf"


def write(entries: Iterable[Known], stream: IO[bytes], scope: Scope) -> None:
    """One table of the entries."""
    wanted = table(scope.table)
    write_rows(chain(wanted.fixed, unrepeated(wanted, entries)), stream, scope)


def write_rows(lines: Iterable[Values], stream: IO[bytes], scope: Scope) -> None:
    """The same table of rows that are made already."""
    written = Sink(stream, table(scope.table))
    for values in lines:
        written.add(values)
    written.close()


def write_marked(entries: Iterable[Known], stream: IO[bytes], scope: Scope) -> None:
    """The same with a byte order mark before it, by which spreadsheets know UTF-8."""
    stream.write(BOM)
    write(entries, stream, scope)


def write_marked_rows(lines: Iterable[Values], stream: IO[bytes], scope: Scope) -> None:
    """The same of rows that are made already."""
    stream.write(BOM)
    write_rows(lines, stream, scope)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("'=1"), guarded("وقّعت")
    ("'=1+1", "''=1", 'وقّعت')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text


class Sink:
    """A table being written as CSV; lines end in CR LF as the RFC says."""

    def __init__(self, stream: IO[bytes], of: Table) -> None:
        self._of = of
        self._text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        self._csv = csv.writer(self._text)
        self._csv.writerow(of.names)

    def add(self, values: Values) -> None:
        """One row."""
        self._csv.writerow([_cell(plain(c, v)) for c, v in zip(self._of.columns, values, strict=True)])

    def close(self) -> None:
        """Ends the file and leaves the stream open."""
        self._text.detach()


def _cell(value: Cell) -> str | int | float | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else value
