"""`sijill undelivered`: what a webhook did not take, and sending it again."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer
from rich.table import Table

from sijill.cli.common import LEFT_OUT, AsJson, Place, console, line, note
from sijill.cli.rtl import Cell
from sijill.cli.watch import SECRET

Webhook = Annotated[str, typer.Option("--webhook", help="The address, as `sijill watch` was given it.")]
Again = Annotated[
    bool, typer.Option("--again", help=f"Send what was set aside again, under the same ids; {SECRET} holds the secret.")
]


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("undelivered")(undelivered)


def undelivered(webhook: Webhook, again: Again = False, register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """Show the messages that a webhook did not take, and why, or send those again that were set aside.

    A message is set aside when the receiver refused it 5 times, or answered 100 times with an error of its own (408,
    425, 429, 5xx); it then holds up no other. The others are sent by `sijill watch` in its next round. Nothing is lost:
    what is taken at last is taken out of the list. The exit code is 3 as long as something is set aside.
    """
    from sijill.outbox import Hook, Outbox, log_of

    secret = os.environ.get(SECRET, "")
    if again and not secret:
        raise typer.BadParameter(f"--again needs a secret to sign with: set {SECRET}")
    outbox = Outbox(Hook(webhook, secret.encode()), log_of(register, webhook))
    if again:
        tried = list(outbox.again())
        note(f"{sum(failed is None for _, failed in tried)} of {len(tried)} taken")
    found = list(outbox.failed().values())
    if as_json:
        for one in found:
            sys.stdout.write(line(one.to_json()) + "\n")
    elif found:
        table = Table("message", "what", "tries", "last", "answered", "set aside")
        for one in found:
            said = (one.message.id, one.message.title, str(one.tries), one.at, one.why, "yes" if one.aside else "no")
            table.add_row(*map(Cell, said))
        console().print(table)
    else:
        note("nothing is undelivered")
    if any(one.aside for one in found):
        raise typer.Exit(LEFT_OUT)
