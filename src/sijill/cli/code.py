"""`sijill code`: what reports assert, as lines of JSON; nothing is kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from sijill.cli.common import (
    AsJson,
    Columns,
    MaxMb,
    Most,
    Paths,
    Private,
    Quarantine,
    Quarantined,
    bar,
    columns_of,
    finish,
    line,
)
from sijill.errors import ReadError, SijillError

Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of the screen.")]


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("code")(code)


def code(
    paths: Paths,
    output: Output = None,
    max_mb: MaxMb = 32,
    private: Private = False,
    most: Most = 1000,
    columns: Columns = "",
    quarantine: Quarantine = None,
    as_json: AsJson = False,  # noqa: ARG001 (it is JSON in any case)
) -> None:
    """Code reports: one line of JSON a report, with its claims, each with its words.

    A report in which nothing is asserted has an empty list of claims. What cannot be read is named on standard error
    and left out; the rest goes on.
    """
    from sijill import batch

    inputs, bad = batch.find(paths, columns_of(columns)), Quarantined(quarantine)
    read = left_out = 0
    with _target(output) as target, bar(inputs) as progress:
        for done in batch.coded(inputs, int(max_mb * 1_000_000), private=private, most=most):
            if isinstance(done, ReadError):
                left_out += 1
                progress.complain(done, bad)
            else:
                read += 1
                target.write(line(_record(done)) + "\n")
            progress.step()
    finish(read, left_out, inputs)


def _record(done: Any) -> dict[str, Any]:
    document = done.document
    return {
        "id": document.id,
        "title": document.title,
        "language": document.language,
        "date": document.date,
        "text": document.text,
        "claims": [claim.to_json() for claim in done.claims],
    }


@contextmanager
def _target(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears under its name only when it is whole."""
    if output is None:
        yield sys.stdout
        return
    whole = not output.exists() or output.is_file()  # a pipe or a device is written to as it is
    part = output.with_name(output.name + ".part") if whole else output
    try:
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        if whole:
            part.replace(output)
    except BaseException as error:
        if whole:
            part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            why = error.strerror or error
            raise SijillError(f"{output} cannot be written: {why}; name another with --output") from error
        raise
