"""`sijill agreement`: how far those who review agree."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer
from rich.table import Table

from sijill.cli.common import AsJson, Place, console, line
from sijill.cli.rtl import shown

if TYPE_CHECKING:
    from sijill.alpha import Agreement


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("agreement")(agreement)


def agreement(register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """Tell how far reviewers agree: Krippendorff's alpha of their verdicts, by kind and field, with 95 % intervals.

    Only claims and pairs that two people or more have judged count, each by the last word that was not taken back; of a
    claim the first two. A field counts in claims that both accept, by what each let stand or put there.
    """
    from sijill.agreed import measured
    from sijill.store import Register

    with Register.open(register, create=False) as opened:
        found = measured(opened)
    if as_json:
        rows = [({}, found.whole), *(({"of": name}, one) for name, one in found.parts)]
        rows += [({"of": kind, "field": field}, one) for kind, field, one in found.fields]
        sys.stdout.write("".join(line(about | one._asdict()) + "\n" for about, one in rows))
        return
    out, whole = console(), found.whole
    if whole.alpha is None:
        out.print("no claim and no pair has been judged by two people")
        return
    out.print(f"alpha {whole.alpha:.3f} (95 % between {whole.low:.3f} and {whole.high:.3f})")
    out.print(
        f"{whole.judgements} judgements of {whole.units} claims or pairs, by {', '.join(map(shown, whole.users))}"
    )
    table = Table("of", "field", "alpha", "95 %", "units", "judgements")
    for name, one in found.parts:
        _row(table, name, "verdict", one)
    for kind, field, one in found.fields:
        _row(table, kind, field, one)
    out.print(table)


def _row(table: Table, of: str, field: str, one: Agreement) -> None:
    if one.alpha is not None:
        span = f"{one.low:.3f} to {one.high:.3f}"
        table.add_row(of, field, f"{one.alpha:.3f}", span, str(one.units), str(one.judgements))
