"""`sijill import`: reports that people annotated elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from sijill.cli.common import LEFT_OUT, AsJson, Place, line, note
from sijill.errors import ReadError

_FORMATS = ("doccano", "label-studio", "xmi")


def _format(typed: str) -> str:
    if typed not in _FORMATS:
        raise typer.BadParameter(f"there is no format {typed!r} to import; there are: {', '.join(_FORMATS)}")
    return typed


From = Annotated[str, typer.Argument(metavar="FORMAT", callback=_format, help=f"One of {', '.join(_FORMATS)}.")]
File = Annotated[Path, typer.Argument(metavar="FILE", help="What the tool exported.")]


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("import")(import_)


def import_(form: From, file: File, register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """Bring annotated reports into a register that does not have them, or with --json print them and keep nothing.

    The file is one that `sijill export` made, after people worked on it. A span of a new claim cannot be placed, for a
    span has no fields; it is named, and the exit code says so.
    """
    from sijill.editions import annotated
    from sijill.store import Register

    try:
        data = file.read_bytes()
    except OSError as error:
        raise ReadError(file, f"cannot be read: {error.strerror or error}") from error
    found = list(annotated(form, data, str(file)))
    left = sum(len(one.unplaced) for one in found)
    for one in found:
        for span in one.unplaced:
            note(f"{one.document.id}: {span.start}-{span.end} {span.label}: joined to no claim, left out")
    if as_json:
        for one in found:
            claims = [claim.to_json() for claim in one.claims]
            sys.stdout.write(line({"id": one.document.id, "text": one.document.text, "claims": claims}) + "\n")
    else:
        with Register.open(register) as opened:
            kept = sum(opened.add(one.document, one.claims) for one in found)
        left += len(found) - kept
        note(f"{register}: {kept} reports; {len(found) - kept} were there and stay as they are")
    if left:
        raise typer.Exit(LEFT_OUT)
