"""`sijill export`: the register in the formats of other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from sijill.cli.codes import NAMED, entry_kind, party
from sijill.cli.common import AsJson, Place, told
from sijill.cli.entries import AsOf, KnownAt, Other, Party, day_of
from sijill.cli.tables import KINDS

FORMATS = (
    "csv", "csv-bom", "jsonl", "xlsx", "parquet", "sqlite", "datapackage", "graphml", "gexf", "dyad-year",
    "trade-register", "turtle", "jsonld", "ftm", "ftm-statements", "plover", "bibtex", "csl", "html", "doccano",
    "label-studio", "xmi", "atom",
)  # fmt: skip
TABLES = (*KINDS, "steps", "values", "claims", "evidence", "reports", "codes")


def _format(typed: str) -> str:
    if typed not in FORMATS:
        raise typer.BadParameter(f"there is no format {typed!r}; there are: {', '.join(FORMATS)}")
    return typed


def _kind(typed: str | None) -> str | None:
    return typed and entry_kind(typed)


def _table(typed: str | None) -> str | None:
    if typed and typed not in TABLES:
        raise typer.BadParameter(f"there is no table {typed!r}; there are: {', '.join(TABLES)}")
    return typed


FormatName = Annotated[str, typer.Argument(metavar="FORMAT", callback=_format, help=f"One of {', '.join(FORMATS)}.")]
Kind = Annotated[
    str | None,
    typer.Argument(
        metavar="[KIND]",
        callback=_kind,
        help=f"Entries of one kind: {', '.join((*KINDS, *NAMED))}; of all but these two if absent.",
    ),
]
TableName = Annotated[
    str | None,
    typer.Option(
        "--table",
        callback=_table,
        help="Of csv and parquet, the table: a kind, steps, values, claims, evidence, reports or codes.",
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="The file; without it text goes to standard output.")
]


EntryId = Annotated[str | None, typer.Option("--entry", help="One entry: its id, or that of a claim in it.")]


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("export")(export)


def export(
    form: FormatName,
    kind: Kind = None,
    of: Party = None,
    other: Other = None,
    entry: EntryId = None,
    known_at: KnownAt = None,
    as_of: AsOf = None,
    table: TableName = None,
    output: Output = None,
    register: Place = "sijill.db",
    as_json: AsJson = False,
) -> None:
    """Write entries, the claims behind them and the words of the reports for other programs.

    csv and parquet hold one table (that of KIND, else the claims); the other formats hold all. In CSV a text that a
    spreadsheet would run as a formula has an apostrophe before it. A file appears when it is whole.
    """
    from sijill.editions import FORMATS as KNOWN
    from sijill.editions import NAMED_FORMS, Choice, save, save_named, write, write_named
    from sijill.store import Register

    if kind in NAMED and (form not in NAMED_FORMS or other or entry or as_of or table):
        forms = ", ".join(NAMED_FORMS)
        raise typer.BadParameter(f"persons and bodies go out as {forms}, narrowed by --party and --known-at")
    wanted = KNOWN[form]
    if output is None and as_json:
        raise typer.BadParameter("--json says what was written to a file: name one with --output, or take jsonl")
    if output is None and not wanted.text:
        raise typer.BadParameter(f"{form} is no text: name a file with --output, such as sijill{wanted.suffix}")
    with Register.open(register, create=False) as opened:
        days = (day_of(known_at), day_of(as_of))
        kinds = (kind,) if kind and kind not in NAMED else ()
        choice = Choice(kinds, party(of, opened), party(other, opened), entry, *days)
        if kind in NAMED and output is None:
            write_named(opened, kind, choice, form, sys.stdout.buffer)
            return
        if output is None:
            write(opened, choice, wanted, sys.stdout.buffer, table)
            return
        if kind in NAMED:
            save_named(opened, kind, choice, form, output)
        else:
            save(opened, choice, wanted, output, table)
    size = output.stat().st_size
    told(f"{output}: {size:,} bytes", {"file": str(output), "format": form, "bytes": size}, as_json=as_json)
