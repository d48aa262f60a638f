"""All tables as one workbook (XLSX) whose sheets run from right to left, with Arabic titles.

Every text is written as a text: a spreadsheet never takes one for a formula, whatever it begins with, and nothing is
put before it. A cell holds 32,767 characters at most: of a longer list of quotes the cell says where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO, Any

from sijill.entry import Known
from sijill.export.columns import Cell, Column, Table, Values, plain, together
from sijill.export.library import library
from sijill.export.scope import Scope
from sijill.export.tables import tables

_LONGEST = 32_767  # characters of a cell
_WIDEST = 60
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")


def write(entries: Iterable[Known], stream: IO[bytes], scope: Scope) -> None:
    """The workbook. Raises ExportError if the library is absent."""
    made = tables(scope.kinds)
    write_tables(made, together(made, entries), stream)


def write_tables(made: Iterable[Table], rows: Iterable[tuple[Table, Values]], stream: IO[bytes]) -> None:
    """The same of rows that are made already, each with its table."""
    excel = library("openpyxl", "a workbook")
    book = excel.Workbook(write_only=True)
    sheets = {one.name: _sheet(book, one) for one in made}
    for one, values in rows:
        cells = (_text(c, plain(c, v)) for c, v in zip(one.columns, values, strict=True))
        sheets[one.name].append([_cell(excel, sheets[one.name], cell) for cell in cells])
    book.save(stream)


def _sheet(book: Any, of: Table) -> Any:
    sheet = book.create_sheet(of.name)
    sheet.sheet_view.rightToLeft = True
    sheet.freeze_panes = "B3"
    for number, column in enumerate(of.columns):
        letter = library("openpyxl.utils", "a workbook").get_column_letter(number + 1)
        sheet.column_dimensions[letter].width = min(_WIDEST, max(12, len(column.title) + 2))
    sheet.append([column.title_ar for column in of.columns])
    sheet.append(list(of.names))
    return sheet


def _text(column: Column, value: Cell) -> Cell:
    if not isinstance(value, str):
        return value
    escaped = _UNWRITABLE.sub(_escape, value)
    if len(escaped) > _LONGEST:
        return f"({column.name}: {len(value)} characters, more than a cell holds; they stand in the tables of claims)"
    return escaped


def _escape(match: re.Match[str]) -> str:
    """A character that XML cannot hold, as the format writes it; the text `_x000B_` itself is kept apart from it."""
    found = match.group()
    return f"_x{ord(found):04X}_" if len(found) == 1 else f"_x005F{found}"


def _cell(excel: Any, sheet: Any, value: Cell) -> Any:
    if not isinstance(value, str):
        return value
    cell = excel.cell.WriteOnlyCell(sheet, value="")
    cell.value = value
    cell.data_type = "s"  # also where it begins with =
    return cell
