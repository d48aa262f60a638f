"""`sijill explain`: what was seen in each sentence, which claims rest on it, and which rules stayed silent."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from sijill.cli.common import FAILED, LEFT_OUT, AsJson, complain, console, line
from sijill.cli.rtl import Cell, prose, shown
from sijill.cli.tables import value
from sijill.errors import ReadError

File = Annotated[str, typer.Argument(metavar="FILE", help="A report, or a file of reports; - is standard input.")]


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("explain")(explain)


def explain(file: File, as_json: AsJson = False) -> None:
    """Explain what the coder sees in a report, sentence by sentence.

    For each sentence: what was recognised, the claims that rest on it, and the words that could have made a claim but
    did not, with the reason.
    """
    from sijill import batch

    out = console()
    read = left_out = 0
    for found in batch.explained(batch.documents([file])):
        if isinstance(found, ReadError):
            left_out += 1
            complain(found)
            continue
        read += 1
        sys.stdout.write(line(found) + "\n") if as_json else _print(out, found)
    if left_out:
        raise typer.Exit(LEFT_OUT if read else FAILED)


def _print(out: Console, found: dict[str, Any]) -> None:
    out.print(Cell((f"{shown(found['id'])}  {value(found.get('title'))}", "bold")))
    for number, sentence in enumerate(found["sentences"], 1):
        body = prose(out, sentence["text"])
        out.print(Panel(body, title=f"{number}: {sentence['start']}-{sentence['end']}", title_align="left"))
        if sentence["mentions"]:
            out.print(_mentions(sentence["mentions"]))
        for claim in sentence["claims"]:
            said = f"{claim['kind']}  {value(claim['reality'])}  by {value(claim['rules'])}"
            out.print(Cell(("  claim ", "bold green"), said))
            out.print(_fields(claim))
        for missed in sentence["missed"]:
            quote = shown(missed["quote"])
            out.print(Cell(("  no claim ", "bold yellow"), f"{missed['rule']}  {quote}: {missed['why']}"))


def _fields(claim: dict[str, Any]) -> Table:
    """Each filled field with the words that gave it."""
    table = Table("field", "value", "words", box=None, padding=(0, 2), show_header=False)
    for name, found in claim.items():
        if name not in ("kind", "reality", "rules", "words") and found not in (None, []):
            words = ", ".join(map(shown, claim["words"].get(name, ())))
            table.add_row(f"    {name}", Cell(value(found)), Cell((words, "dim")))
    return table


def _mentions(mentions: list[dict[str, Any]]) -> Table:
    table = Table("words", "kind", "code", "entry", box=None, padding=(0, 2))
    for mention in mentions:
        table.add_row(*(Cell(value(mention[key])) for key in ("quote", "kind", "code", "entry")))
    return table
