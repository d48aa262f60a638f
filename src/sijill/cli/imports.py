"""`sijill import`: what people annotated elsewhere, or coded by hand."""

from __future__ import annotations

import getpass
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sijill.cli.common import LEFT_OUT, AsJson, Place, line, note

if TYPE_CHECKING:
    from sijill.handcoded import Annotated as Sheet

_FORMATS = ("doccano", "label-studio", "xmi", "claims")


def _format(typed: str) -> str:
    if typed not in _FORMATS:
        raise typer.BadParameter(f"there is no format {typed!r} to import; there are: {', '.join(_FORMATS)}")
    return typed


From = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        callback=_format,
        help="doccano, label-studio or xmi, as the tool exported it; or claims: lines of JSON with id, text, claims.",
    ),
]
File = Annotated[Path, typer.Argument(metavar="FILE", help="What came back.")]
Coder = Annotated[str | None, typer.Option("--coder", help="Who coded it; you, if not given.")]
Judge = Annotated[
    bool,
    typer.Option("--judge", help="The coder accepts what was left as it was, rejects what was changed or taken out."),
]


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("import")(import_)


def import_(
    form: From,
    file: File,
    coder: Coder = None,
    judge: Judge = False,
    register: Place = "sijill.db",
    as_json: AsJson = False,
) -> None:
    """Bring what people coded by hand into a register, or with --json print it and keep nothing.

    A claim that was changed becomes a claim of the coder, beside the one it was and in the same entry; with --judge it
    takes its place. Of a report that the register does not have, everything is brought in. Annotations that make a new
    claim carry its values (docs/reference/annotating.md); what one of them lacks is said, and so does the exit code.
    """
    from sijill.handcoded import sheets

    who = coder or getpass.getuser()
    found = list(sheets(form, file, who))
    left = sum(len(one.unplaced) for one in found)
    for one in found:
        for lacking in one.unplaced:
            note(f"{one.document.id}: {lacking}; left out")
    if as_json:
        for one in found:
            claims = [claim.to_json() for claim in one.claims]
            sys.stdout.write(line({"id": one.document.id, "text": one.document.text, "claims": claims}) + "\n")
    else:
        _keep(found, who, register, judge=judge)
    if left:
        raise typer.Exit(LEFT_OUT)


def _keep(found: list[Sheet], who: str, place: str, *, judge: bool) -> None:
    from sijill.handcoded import keep
    from sijill.store import Register

    counts: Counter[str] = Counter()
    with Register.open(place) as opened:
        for one in found:
            counts += keep(opened, one, who, judge=judge)
    said = f"{counts['reports']} new reports; {counts['added']} claims added, {counts['there']} were there"
    note(f"{place}: {said}; {counts['judged']} judgements of {who}")
    if counts["gone"]:
        note(f"{counts['gone']} claims were taken out in {found[0].document.id} and others: --judge rejects them")
