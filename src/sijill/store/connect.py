"""Connections to the register's database: durable, patient, and of the right shape before anyone reads or writes."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from sijill.errors import RegisterError

PATIENCE = 30_000  # milliseconds that a writer waits for another
_PAUSE = 0.02  # seconds between two tries of what SQLite itself does not wait for
_WRITES = "sijill_writes"
_TURN = 0x51_11  # the number of the lock by which writers of a PostgreSQL register take turns


def engine_for(place: str, *, create: bool) -> Engine:
    """An engine for a URL or a path, which means an SQLite file.

    Raises RegisterError if the place cannot hold a register, or holds none and `create` is off.
    """
    try:
        url = make_url(place if "://" in place else f"sqlite:///{Path(place).expanduser()}")
    except ArgumentError:
        raise RegisterError(f"{place!r} is neither a path nor a database URL such as sqlite:///sijill.db") from None
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        _check_file(Path(url.database), create=create)
    try:
        engine = create_engine(url)
    except (NoSuchModuleError, ImportError) as error:
        way_out = "pip install 'sijill[postgres]'" if url.get_backend_name() == "postgresql" else "install one"
        raise RegisterError(f"{url!r}: no driver for this database ({error}); {way_out}, or use a file") from None
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    elif url.get_backend_name() == "postgresql":
        event.listen(engine, "begin", _begin_on_server)
    return engine


@contextmanager
def reading(engine: Engine, place: str) -> Iterator[Connection]:
    """A connection that sees one state of the register throughout."""
    with named(place), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine, place: str) -> Iterator[Connection]:
    """One transaction: all that is done in it is kept, or nothing."""
    with named(place), engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


@contextmanager
def named(place: str) -> Iterator[None]:
    """Turns what the database complains of into a RegisterError that names the place and the way out."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:  # the driver's own: from the settings of a new connection
        said = str(error.orig if isinstance(error, DBAPIError) else error)
        way_out = next((w for sign, w in _WAYS_OUT if sign in said), "")
        raise RegisterError(f"{place}: {said}{way_out}") from error
    except SQLAlchemyError as error:
        raise RegisterError(f"{place}: {error}") from error


_WAYS_OUT = (
    ("not a database", "; name another file with --register"),
    ("malformed", "; the file is damaged: restore it from a copy"),
    ("locked", f"; another program has kept it for {PATIENCE // 1000} s: wait until it is done"),
    ("full", "; make room on the disk and try again: what was acknowledged is kept"),
    ("lock timeout", f"; another program has written for {PATIENCE // 1000} s: wait until it is done"),
    ("NUL", "; PostgreSQL keeps no text with a NUL character: take it out of the report, or use a file"),
    ("surrogates not allowed", "; PostgreSQL keeps no text with half a character: mend the report, or use a file"),
    ("readonly", "; the file or its folder may not be written to"),
    ("unable to open", "; check that the folder exists and may be written to"),
)


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise RegisterError(f"{path} is a folder; name a file in it")
    if path.exists():
        return
    if not create:
        raise RegisterError(f"there is no register at {path}; `sijill add` makes one, --register names another")
    if not path.parent.is_dir():
        raise RegisterError(f"the folder {path.parent} does not exist; make it first")


def _prepare(connection: Any, _record: object) -> None:
    """Settings of each SQLite connection; the driver's own transactions go, `_begin` says when one begins."""
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {PATIENCE}",
        "synchronous = FULL",
        "foreign_keys = ON",
        "recursive_triggers = ON",  # so that REPLACE, which deletes, meets the triggers that refuse it
    ):
        connection.execute(f"PRAGMA {pragma}")


def set_journal(engine: Engine, place: str) -> None:
    """Lets readers read while a writer writes, from now on: the file itself remembers it.

    Done once, when the tables are made, so that a database that is something else is not touched.
    """
    if engine.dialect.name != "sqlite":
        return
    with named(place):
        connection = engine.raw_connection()
        try:
            _patiently(connection.cursor(), "PRAGMA journal_mode = WAL")
        finally:
            connection.close()


def _patiently(cursor: Any, statement: str) -> None:
    """Executes what SQLite refuses at once while another program has the file, whatever `busy_timeout` says."""
    until = time.monotonic() + PATIENCE / 1000
    while True:
        try:
            cursor.execute(statement).fetchone()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _begin(connection: Connection) -> None:
    """A writer takes its place at once: two that read first and wrote later would refuse each other."""
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_on_server(connection: Connection) -> None:
    """A reader sees one state throughout; writers take turns, as they do with SQLite, so that none has to try again."""
    if connection.get_execution_options().get(_WRITES):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {PATIENCE}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
