"""The program `sijill`: its commands, its exit codes, and what happens to an error."""

from __future__ import annotations

import io
import logging
import sys
from typing import Annotated

import typer

from sijill.cli import (
    add,
    agreement,
    backup,
    check,
    code,
    demo,
    entries,
    explain,
    export,
    imports,
    judge,
    listing,
    read,
    references,
    release,
    search,
    serve,
    show,
    undelivered,
    user,
    watch,
)
from sijill.cli.common import EXIT_CODES, FAILED, complain
from sijill.errors import SijillError

ABOUT = "Reads news reports, Arabic first, and keeps an evidence-linked register of defence cooperation."
HELP = f"{ABOUT}\n\nExit codes: {'. '.join(f'{code}: {means}' for code, means in EXIT_CODES.items())}."

# in the order in which they are listed, one a line
_FAMILIES = (
    read,
    code,
    add,
    watch,
    undelivered,
    listing,
    show,
    search,
    entries,
    judge,
    agreement,
    check,
    references,
    explain,
    export,
    imports,
    release,
    backup,
    serve,
    user,
    demo,
)

app = typer.Typer(
    name="sijill",
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for _family in _FAMILIES:
    _family.register(app)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"sijill {version('sijill')}")
        raise typer.Exit


@app.callback()
def _root(
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Options of the program itself; the help of the whole is `HELP`."""


def main() -> None:
    """Runs the program; an error that sijill raises on purpose becomes one line and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Arabic goes out whatever the locale says
    logging.getLogger().addHandler(logging.NullHandler())  # libraries that read pages warn of what we report ourselves
    try:
        app()
    except SijillError as error:
        complain(error)
        sys.exit(FAILED)
