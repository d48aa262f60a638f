"""All tables as one SQLite database, for SQL and for Datasette: keys, references, and a table that says what is what.

Lists and what is nested are JSON, which SQLite reads: `json_each(parties)`.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any

from sijill.entry import Known
from sijill.export.columns import Column, Table, Values, together
from sijill.export.scope import Scope
from sijill.export.tables import table, tables

_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_ABOUT = (
    'CREATE TABLE "columns" ("table" TEXT, "name" TEXT, "title" TEXT, "title_ar" TEXT, "about" TEXT, '
    'PRIMARY KEY ("table", "name"))'
)


def write(entries: Iterable[Known], stream: IO[bytes], scope: Scope) -> None:
    """The database. It is made in a temporary file, for SQLite writes files only."""
    made = tables(scope.kinds)
    write_tables(made, together(made, entries), stream)


def write_tables(made: Sequence[Table], rows: Iterable[tuple[Table, Values]], stream: IO[bytes]) -> None:
    """The same of rows that are made already, each with its table."""
    with tempfile.TemporaryDirectory(prefix="sijill-") as folder:
        path = Path(folder) / "export.sqlite"
        with closing(sqlite3.connect(path)) as db, db:
            _fill(db, made, rows)
        with path.open("rb") as whole:
            copyfileobj(whole, stream)


def _fill(db: sqlite3.Connection, made: Sequence[Table], rows: Iterable[tuple[Table, Values]]) -> None:
    db.execute(_ABOUT)
    inserts = {}
    for one in made:
        db.execute(_create(one))
        about = [(one.name, c.name, c.title, c.title_ar, c.about) for c in one.columns]
        db.executemany('INSERT INTO "columns" VALUES (?, ?, ?, ?, ?)', about)
        inserts[one.name] = f'INSERT INTO "{one.name}" VALUES ({", ".join("?" * len(one.columns))})'  # noqa: S608 (names of our own)
    for one, values in rows:
        db.execute(inserts[one.name], [_value(c, v) for c, v in zip(one.columns, values, strict=True)])


def _create(of: Table) -> str:
    columns = [f'"{c.name}" {_TYPES.get(c.type, "TEXT")}' for c in of.columns]
    key = ", ".join(f'"{name}"' for name in of.key)
    links = [  # with the column, without which Datasette fails to follow them
        f'FOREIGN KEY ("{name}") REFERENCES "{other}" ("{table(other).key[0]}")' for name, other in of.links.items()
    ]
    return f'CREATE TABLE "{of.name}" ({", ".join([*columns, f"PRIMARY KEY ({key})", *links])})'


def _value(column: Column, value: Any) -> Any:
    if column.type in ("list", "json"):
        return None if value is None else json.dumps(value, ensure_ascii=False)
    return value
