"""`sijill agreement`: how far those who review agree."""

from __future__ import annotations

import sys

import typer

from sijill.cli.common import AsJson, Place, console, line


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("agreement")(agreement)


def agreement(register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """Tell how far reviewers agree: Krippendorff's alpha of their verdicts, with its 95 % interval.

    Only claims and pairs that two people or more have judged count, each by the last word that was not taken back.
    """
    from sijill.alpha import agreement as measured
    from sijill.store import Register

    with Register.open(register, create=False) as opened:
        found = measured(opened.judgements())
    if as_json:
        sys.stdout.write(line(found._asdict()) + "\n")
        return
    out = console()
    if found.alpha is None:
        out.print("no claim and no pair has been judged by two people")
        return
    out.print(f"alpha {found.alpha:.3f} (95 % between {found.low:.3f} and {found.high:.3f})")
    out.print(f"{found.judgements} judgements of {found.units} claims or pairs, by {', '.join(found.users)}")
