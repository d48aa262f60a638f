"""What could not be read, and how far an adding has come, so that one that was stopped goes on where it was."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, select

from sijill.errors import ReadError
from sijill.store import schema


class Mark(NamedTuple):
    """How far an input of a run has been read: so many of its reports, and `whole` if that is all of them."""

    run: str
    input: str
    stamp: str
    done: int
    whole: bool


class Failure(NamedTuple):
    """What could not be read of an input, and why; `line` where it is one."""

    input: str
    source: str
    line: int | None
    reason: str
    at: str


def put_mark(connection: Connection, mark: Mark) -> None:
    """Notes how far an input has been read, in the place of what was noted before."""
    table = schema.intake
    connection.execute(delete(table).where(table.c.run == mark.run, table.c.input == mark.input))
    connection.execute(table.insert().values(**mark._asdict() | {"whole": int(mark.whole)}))


def marks(connection: Connection, run: str) -> dict[str, Mark]:
    """How far each input of a run has been read that did not come to its end."""
    rows = connection.execute(select(schema.intake).where(schema.intake.c.run == run))
    return {row.input: Mark(row.run, row.input, row.stamp, row.done, bool(row.whole)) for row in rows}


def end(connection: Connection, run: str) -> None:
    """Forgets how far a run has come: it is at its end."""
    connection.execute(delete(schema.intake).where(schema.intake.c.run == run))


def put_failure(connection: Connection, input_: str, error: ReadError) -> None:
    """Keeps what could not be read."""
    connection.execute(
        schema.failure.insert().values(
            input=input_,
            source=error.source,
            line=error.line,
            reason=error.reason,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
    )


def forget_failures(connection: Connection, input_: str) -> None:
    """Forgets what could not be read of an input, for it is read anew."""
    connection.execute(delete(schema.failure).where(schema.failure.c.input == input_))


def failures(connection: Connection, input_: str | None = None) -> list[Failure]:
    """All that could not be read, of one input if it is given, in the order in which it was tried."""
    query = select(schema.failure).order_by(schema.failure.c.seq)
    if input_ is not None:
        query = query.where(schema.failure.c.input == input_)
    rows = connection.execute(query)
    return [Failure(row.input, row.source, row.line, row.reason, row.at) for row in rows]
