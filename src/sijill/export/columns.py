"""Columns of the tables that leave the register, and how their values are written where a cell holds text only."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sijill.data import read_csv
from sijill.entry import Entry, Facts, Known

TYPES = ("text", "integer", "number", "boolean", "list", "json")
_COLUMNS = ("table", "name", "type", "title", "title_ar", "about")
Values = tuple[Any, ...]
Cell = str | int | float | bool | None


class Json(str):
    """A value of a `json` column that is written already."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `type` is one of TYPES; a `list` is of texts, `json` anything that JSON can hold."""

    name: str
    type: str
    title: str
    title_ar: str
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `rows` gives those of one entry, in the order of `columns`; `fixed` are rows of no entry.

    `of_entry` gives the same rows of an entry and what is told of its claims, where no more is needed for them.
    `key` names the columns by which a row is known; `links` the table that a column refers to, by the column's name.
    A row that stands in several entries (a report) comes with each and is written once.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Known], Iterable[Values]]
    key: tuple[str, ...]
    links: Mapping[str, str]
    fixed: tuple[Values, ...] = ()
    of_entry: Callable[[Entry, Facts], Iterable[Values]] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


@cache
def own(table: str) -> Mapping[str, Column]:
    """The columns that `columns.csv` gives a table, by name, in order. Raises DataError."""
    found: dict[str, Column] = {}
    for row in read_csv(files("sijill.export") / "columns.csv", "export/columns.csv", _COLUMNS):
        type_ = row.one_of("type", TYPES)
        if row.text("table") == table:
            found[row["name"]] = Column(
                row.text("name"), type_, row.text("title"), row.text("title_ar"), row.text("about")
            )
    return found


def unrepeated(table: Table, entries: Iterable[Known]) -> Iterator[Values]:
    """The rows of a table for some entries, each once."""
    once = _Once(table)
    for one in entries:
        yield from once.rows(one)


def together(tables: Iterable[Table], entries: Iterable[Known]) -> Iterator[tuple[Table, Values]]:
    """The rows of several tables in one pass over the entries, each with its table; those of no entry first."""
    each = [(table, _Once(table)) for table in tables]
    for table, _ in each:
        yield from ((table, values) for values in table.fixed)
    for one in entries:
        for table, once in each:
            yield from ((table, values) for values in once.rows(one))


class _Once:
    """Lets each row of a table through once; only tables whose rows may come again remember them."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._at = table.names.index(table.key[0]) if table.name == "reports" else None
        self._seen: set[Any] = set()

    def rows(self, one: Known) -> Iterator[Values]:
        """The new rows of an entry."""
        for values in self._table.rows(one):
            if self._at is not None:
                if values[self._at] in self._seen:
                    continue
                self._seen.add(values[self._at])
            yield values


def plain(column: Column, value: Any) -> Cell:
    """A value for a cell that holds text, a number or nothing: lists with `; ` between, everything else as JSON."""
    if value is None:
        return None
    if column.type == "list":
        return "; ".join(value) if value else None
    if isinstance(value, Json):
        return str(value) if value not in {"[]", "{}"} else None
    if column.type == "json":
        return json.dumps(value, ensure_ascii=False) if value not in ([], {}) else None
    return value  # type: ignore[no-any-return]
