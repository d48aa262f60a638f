"""All tables as a Frictionless Data Package: CSV files with a schema each, in one zip file.

The bytes depend on the entries alone: the zip holds no moment.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sijill.codebook import load
from sijill.entry import Known
from sijill.export.columns import Column, Table, Values, together
from sijill.export.delimited import Sink
from sijill.export.scope import Scope
from sijill.export.tables import tables

_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean"}
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold
PROFILE = "tabular-data-package"


def write(entries: Iterable[Known], stream: IO[bytes], scope: Scope) -> None:
    """The package."""
    made = tables(scope.kinds)
    write_package(made, together(made, entries), stream, scope)


def write_package(
    made: Sequence[Table], lines: Iterable[tuple[Table, Values]], stream: IO[bytes], scope: Scope
) -> None:
    """The same of rows that are made already, each with its table."""
    with tempfile.TemporaryDirectory(prefix="sijill-") as folder, ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        rows = _write(made, lines, Path(folder))
        resources = [resource(one, Path(folder) / f"{one.name}.csv", rows[one.name]) for one in made]
        described = json.dumps(descriptor(scope, resources), ensure_ascii=False, indent=2)
        with packed.open(zipped("datapackage.json"), "w") as out:
            out.write(described.encode() + b"\n")
        for one in made:
            with (
                (Path(folder) / f"{one.name}.csv").open("rb") as file,
                packed.open(zipped(f"{one.name}.csv"), "w") as out,
            ):
                copyfileobj(file, out)


def write_tables(made: tuple[Table, ...], entries: Iterable[Known], folder: Path) -> Mapping[str, int]:
    """Writes each table as a CSV file of its name into a folder; how many rows each has."""
    return _write(made, together(made, entries), folder)


def _write(made: Sequence[Table], lines: Iterable[tuple[Table, Values]], folder: Path) -> Mapping[str, int]:
    rows = dict.fromkeys((one.name for one in made), 0)
    with ExitStack() as stack:
        files = {one.name: stack.enter_context((folder / f"{one.name}.csv").open("wb")) for one in made}
        sinks = {one.name: Sink(files[one.name], one) for one in made}
        for one, values in lines:
            sinks[one.name].add(values)
            rows[one.name] += 1
        for sink in sinks.values():
            sink.close()
    return rows


def descriptor(scope: Scope, resources: list[dict[str, Any]]) -> dict[str, Any]:
    """What the package says of itself."""
    return {
        "profile": PROFILE,
        "name": "sijill-export",
        "title": "Register of defence cooperation",
        "description": "Entries, the claims behind them and the words of the reports, as read by sijill.",
        "codebook": load().version,
        "sijill": scope.sijill,
        "ruleset": scope.ruleset,
        "filters": dict(scope.filters),
        "resources": resources,
    }


def resource(of: Table, path: Path, rows: int) -> dict[str, Any]:
    """One table of the package, with its schema, size and hash."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    keys = [{"fields": [name], "reference": {"resource": other, "fields": [name]}} for name, other in of.links.items()]
    return {
        "name": of.name,
        "title": of.title,
        "path": path.name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "rows": rows,
        "schema": {
            "fields": list(_fields(of.columns, of.key)),
            "primaryKey": list(of.key),
            **({"foreignKeys": keys} if keys else {}),
            "missingValues": [""],
        },
    }


def _fields(columns: Iterable[Column], key: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for c in columns:
        needed = {"constraints": {"required": True}} if c.name in key else {}
        about = {"title": c.title, "title_ar": c.title_ar, "description": c.about}
        yield {"name": c.name, "type": _TYPES.get(c.type, "string"), **about, **needed}


def zipped(name: str) -> ZipInfo:
    """A file of a zip that holds no moment."""
    info = ZipInfo(name, _MOMENT)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
