"""One table as Parquet, with typed columns: lists are lists, what is nested is JSON in a text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import IO, Any

from sijill.entry import Known
from sijill.export.columns import Column, Json, Values, unrepeated
from sijill.export.library import library
from sijill.export.scope import Scope
from sijill.export.tables import table

_ROWS = 20_000  # of one group: what is in memory at a time


def write(entries: Iterable[Known], stream: IO[bytes], scope: Scope) -> None:
    """One table of the entries. Raises ExportError if the library is absent."""
    wanted = table(scope.table)
    write_rows(chain(wanted.fixed, unrepeated(wanted, entries)), stream, scope)


def write_rows(lines: Iterable[Values], stream: IO[bytes], scope: Scope) -> None:
    """The same table of rows that are made already."""
    arrow = library("pyarrow", "Parquet")
    files = library("pyarrow.parquet", "Parquet")
    wanted = table(scope.table)
    fields = [
        arrow.field(c.name, _type(arrow, c), metadata={"title": c.title, "about": c.about}) for c in wanted.columns
    ]
    schema = arrow.schema(fields, metadata={"sijill": scope.sijill, "table": wanted.name})
    with files.ParquetWriter(stream, schema, compression="zstd") as writer:
        rows: list[Values] = []
        for values in lines:
            rows.append(values)
            if len(rows) == _ROWS:
                writer.write_table(_group(arrow, schema, wanted.columns, rows))
                rows = []
        if rows:
            writer.write_table(_group(arrow, schema, wanted.columns, rows))


def _group(arrow: Any, schema: Any, columns: Iterable[Column], rows: list[Values]) -> Any:
    values = zip(*rows, strict=True)
    arrays = [
        arrow.array(_column(c, some), type=schema.field(c.name).type) for c, some in zip(columns, values, strict=True)
    ]
    return arrow.table(arrays, schema=schema)


def _column(column: Column, values: Sequence[Any]) -> Sequence[Any]:
    """The values of a column as Arrow takes them."""
    if column.type == "json":
        return [v if v is None or isinstance(v, Json) else json.dumps(v, ensure_ascii=False) for v in values]
    if column.type == "list":
        return [value or [] for value in values]
    return [value if value is None else float(value) for value in values] if column.type == "number" else values


def _type(arrow: Any, column: Column) -> Any:
    simple = {"integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_()}
    return arrow.list_(arrow.string()) if column.type == "list" else simple.get(column.type, arrow.string())
