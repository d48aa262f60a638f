"""All that a register holds as one file, and back: what was added, in its order; what follows from it is made anew.

The file is JSON lines, gzipped: a head, one line for each row, and an end with their number and a hash of all lines
before it, so that a file that was cut or altered is refused. A backup of a file goes into a PostgreSQL register and the
other way round.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select, text

from sijill.errors import RegisterError
from sijill.store import opinions, schema
from sijill.store.migrate import HEAD
from sijill.text import folded

_TABLES = (
    "report",
    "raw",
    "reading",
    "run",
    "claim",
    "evidence",
    "claim_actor",
    "claim_code",
    "claim_date",
    "judgement",
    "claim_now",
    "name_judgement",
)
_COUNTED = frozenset(
    ("report", "reading", "claim", "claim_actor", "claim_code", "claim_date", "judgement", "name_judgement")
)  # `seq` counts anew
_BYTES = frozenset(("packed",))  # columns of bytes, which JSON holds as base64
_AT_ONCE = 500


def dump(connection: Connection, path: Path) -> int:
    """Writes all rows to a file that appears when it is whole and on the disk; how many rows. Raises RegisterError."""
    whole = path.with_name(f".{path.name}.part")
    digest, rows = hashlib.sha256(), 0
    now = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        with whole.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as stream:
            for line in _lines(connection, {"sijill": version("sijill"), "revision": HEAD, "made_at": now}):
                stream.write(line)
                digest.update(line)
                rows += 1
            stream.write(_line({"end": rows - 1, "sha256": digest.hexdigest()}))
            stream.close()
            raw.flush()
            os.fsync(raw.fileno())
        whole.replace(path)
    except OSError as error:
        with suppress(OSError):
            whole.unlink()
        raise RegisterError(f"{path}: the backup cannot be written: {error.strerror or error}") from error
    return rows - 1


def restore(connection: Connection, path: Path) -> int:
    """Puts the rows of a backup into an empty register, in the caller's transaction; how many.

    Raises RegisterError, and then nothing must be kept, if the file is no backup or is not whole, or the register is
    not empty.
    """
    if connection.execute(select(func.count()).select_from(schema.report)).scalar_one():
        raise RegisterError("a backup goes into a new register only: this one holds reports; name another")
    digest, rows = hashlib.sha256(), 0
    waiting: dict[str, list[dict[str, Any]]] = {}
    for line, found in _read(path):
        if "end" in found:
            if (found["end"], found["sha256"]) != (rows, digest.hexdigest()):
                raise RegisterError(f"{path}: the backup was altered: its hash or its number of rows is another")
            _insert(connection, waiting)
            _catch_up(connection)
            return rows
        digest.update(line)
        if "table" in found:
            rows += 1
            waiting.setdefault(found["table"], []).append(found["row"])
            if rows % _AT_ONCE == 0:
                _insert(connection, waiting)
    raise RegisterError(f"{path}: the backup has no end: it was cut")


def _lines(connection: Connection, head: dict[str, Any]) -> Iterator[bytes]:
    yield _line(head)
    for name in _TABLES:
        table = schema.metadata.tables[name]
        query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_AT_ONCE)
        for row in connection.execute(query).mappings():
            kept = {key: value for key, value in row.items() if key != "seq" or name not in _COUNTED}
            yield _line(
                {"table": name, "row": kept | {k: b64encode(v).decode() for k, v in kept.items() if k in _BYTES}}
            )


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value).encode() + b"\n"


def _read(path: Path) -> Iterator[tuple[bytes, dict[str, Any]]]:
    try:
        with gzip.open(path, "rb") as stream:
            for number, line in enumerate(stream):
                found = json.loads(line)
                if number == 0:
                    _check_head(path, found)
                yield line, found
    except FileNotFoundError:
        raise RegisterError(f"{path}: there is no such file") from None
    except (OSError, EOFError, ValueError) as error:
        raise RegisterError(f"{path}: no backup of a register, or not whole: {error}") from error


def _check_head(path: Path, head: Any) -> None:
    if not isinstance(head, dict) or "revision" not in head:
        raise RegisterError(f"{path}: no backup of a register")
    if head["revision"] > HEAD:
        raise RegisterError(f"{path}: made by sijill {head['sijill']}, which is newer than this: update sijill")


def _insert(connection: Connection, waiting: dict[str, list[dict[str, Any]]]) -> None:
    for name in _TABLES:  # in the order in which they refer to each other
        if rows := waiting.pop(name, None):
            for row in rows:
                row.update({key: b64decode(row[key]) for key in _BYTES & row.keys()})
            connection.execute(schema.metadata.tables[name].insert(), rows)
            if name == "report":
                words = [{"report_key": r["key"], "folded": folded(f"{r['title'] or ''}\n{r['text']}")} for r in rows]
                connection.execute(schema.report_words.insert(), words)
    if waiting:
        raise RegisterError(f"a backup with rows of {', '.join(sorted(waiting))}, which this sijill does not know")


def _catch_up(connection: Connection) -> None:
    """What follows from judgements is made anew; a server must be told where the rows of `run` are that it counts."""
    opinions.renew_all(connection)
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT setval(pg_get_serial_sequence('run', 'id'), (SELECT max(id) FROM run))"))
