"""`sijill show`: one claim with the words it rests on, or one report with its claims."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from sijill.cli.common import AsJson, Place, console, line
from sijill.cli.named import show_named
from sijill.cli.rtl import Cell, prose, safe, shown
from sijill.cli.tables import claims_table, value

if TYPE_CHECKING:
    from sijill.records import Claim, Evidence, Held, Report

Id = Annotated[str, typer.Argument(metavar="ID", help="A claim, report, person or body: its id, or its beginning.")]


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("show")(show)


def show(id_: Id, register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """Show one claim with its fields and the words they rest on, one report with its claims, a person or a body."""
    from sijill.names import is_name
    from sijill.records import Held
    from sijill.store import Register

    with Register.open(register, create=False) as opened:
        if is_name(id_):
            show_named(opened, id_, as_json=as_json)
            return
        found = opened.get(id_)
        claims = [found] if isinstance(found, Held) else opened.claims_of(found)
    if isinstance(found, Held):
        sys.stdout.write(line(found.to_json()) + "\n") if as_json else print_claim(console(), found)
    elif as_json:
        whole = found.to_json(text=True) | {"claims": [{"id": h.id, **h.claim.to_json()} for h in claims]}
        sys.stdout.write(line(whole) + "\n")
    else:
        _print_report(console(), found, claims)


def print_claim(out: Console, held: Held) -> None:
    """All fields of a claim, each followed by its quotes, and the report that said so."""
    claim = held.claim
    out.print(Text(f"{claim.kind} {held.id}", style="bold"))
    out.print(grid({"reality": claim.reality, "source": claim.source, "coder": claim.coder, "rules": [*claim.rules]}))
    _print_head(out, held.report)
    rows = grid({})
    for name, found in claim.fields.items():
        rows.add_row(Text(name.replace("_", " ")), Cell(value(found)))
        words = [f"{shown(e.quote)} {e.start}-{e.end}" for e in claim.evidence if e.field == name]
        if words:
            rows.add_row("", Cell((f"from {', '.join(words)}", "dim")))
        _print_note(rows, claim, name)
    for name in ("reality", "source"):
        _print_note(rows, claim, name)
    out.print(rows)
    out.print(Text("rests on", style="bold"))
    _print_quotes(out, [e for e in claim.evidence if e.field not in claim.fields])


def _print_note(rows: Table, claim: Claim, field: str) -> None:
    """Under a field that a person put right: who, and what the coder had put there."""
    for one in claim.corrections:
        if one.field == field:
            label = "" if field in claim.fields else field
            was = f"put right by {shown(one.user)}; {claim.coder} had put: {value(one.was)}"
            rows.add_row(Text(label), Cell((f"{was} ({shown(one.reason)})" if one.reason else was, "dim")))


def _print_report(out: Console, report: Report, claims: Sequence[Held]) -> None:
    _print_head(out, report)
    out.print(Panel(prose(out, report.document.text), title="text", title_align="left"))
    for kind, held in groupby(sorted(claims, key=lambda h: h.claim.kind), key=lambda h: h.claim.kind):
        out.print(claims_table(kind, held, title=kind))
    if not claims:
        out.print("no claims")


def _print_head(out: Console, report: Report) -> None:
    document = report.document
    known = f" ({safe(document.date_source)})" if document.date_source else ""
    out.print(
        grid(
            {
                "report": document.id,
                "title": document.title,
                "date": f"{document.date}{known}" if document.date else "not known",
                "other days": [f"{c.date} {c.how} ({c.where})" for c in document.candidates if c.date != document.date],
                "author": document.author,
                "outlet": document.outlet,
                "address": document.url,
            }
        )
    )


def _print_quotes(out: Console, quotes: Sequence[Evidence]) -> None:
    for quote in quotes:
        place = f"{quote.field} {quote.start}-{quote.end}"
        out.print(Panel(prose(out, quote.quote), title=Text(safe(place)), title_align="left"))


def grid(rows: dict[str, object]) -> Table:
    """Names and values in two columns."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", min_width=12)
    grid.add_column(overflow="fold")
    for name, found in rows.items():
        grid.add_row(Text(name.replace("_", " ")), Cell(value(found)))
    return grid
