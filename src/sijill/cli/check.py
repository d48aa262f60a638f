"""`sijill check` and `sijill targets`: what reports claim, held against references and against each other."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from sijill.cli.codes import whole_day
from sijill.cli.common import AsJson, Place, complain, console, line, note
from sijill.cli.rtl import Cell
from sijill.errors import ReadError
from sijill.records import VERDICTS

if TYPE_CHECKING:
    from sijill.records import Finding
    from sijill.store import Register

_ID = 9

What = Annotated[
    str | None,
    typer.Argument(
        metavar="[ID]",
        help="A claim, report or entry, or a file of reports that are not in it; all if not given.",
    ),
]
Verdict = Annotated[str | None, typer.Option(help=f"Only findings of this verdict: {', '.join(VERDICTS)}.")]
Arabic = Annotated[bool, typer.Option("--arabic", help="The sentences in Arabic.")]
Today = Annotated[
    str | None, typer.Option("--at", callback=whole_day, metavar="DAY", help="Targets due by this day count as due.")
]


def register(app: typer.Typer) -> None:
    """Puts the commands into the program."""
    app.command("check")(check)
    app.command("targets")(targets)


def check(
    what: What = None,
    verdict: Verdict = None,
    arabic: Arabic = False,
    at: Today = None,
    register: Place = "sijill.db",
    as_json: AsJson = False,
) -> None:
    """Hold claims against imported references and against each other.

    What no reference covers is said to have none, never to be wrong. `sijill reference import` brings references in.
    """
    from sijill.store import Register
    from sijill.verdicts import keep_up

    if verdict is not None and verdict not in VERDICTS:
        raise typer.BadParameter(f"there is no verdict {verdict!r}; there are: {', '.join(VERDICTS)}")
    with Register.open(register, create=what is not None and Path(what).exists()) as opened:
        found = (one for one in _findings(opened, what, _day(at)) if verdict in (None, one.verdict))
        _show(found, arabic=arabic, as_json=as_json)
        if what is None:
            keep_up(opened, _day(None))  # for lists of a verdict


def targets(arabic: Arabic = False, at: Today = None, register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """List targets that are past due, and what came of them where a reference tells."""
    from sijill import findings
    from sijill.store import Register

    with Register.open(register, create=False) as opened:
        due = (
            one
            for one in findings.everything(opened, _day(at))
            if one.check == findings.TARGETS and "not passed" not in one.en
        )
        _show(due, arabic=arabic, as_json=as_json)


def _findings(opened: Register, what: str | None, today: date) -> Iterable[Finding]:
    from sijill import batch, findings

    if what is None:
        yield from findings.everything(opened, today)
    elif Path(what).exists():
        for done in batch.coded(batch.find([what])):
            if isinstance(done, ReadError):
                complain(done)
            else:
                yield from findings.of_claims(opened, findings.unkept(done.document, done.claims), today)
    else:
        yield from findings.about(opened, what, today)


def _show(found: Iterable[Finding], *, arabic: bool, as_json: bool) -> None:
    counts: Counter[str] = Counter()
    table = Table("about", "verdict", "finding", "reference", "what would settle it")
    for one in found:
        counts[one.verdict] += 1
        if as_json:
            sys.stdout.write(line(asdict(one)) + "\n")
            continue
        place = ", ".join(part for part in (one.source, one.edition, one.locator) if part)
        said, settles = (one.ar, one.settles_ar) if arabic else (one.en, one.settles)
        table.add_row(*map(Cell, (one.about[:_ID], one.verdict, said, place or "–", settles or "–")))
    if not as_json:
        console().print(table if counts else "no findings")
        note(", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS if counts[verdict]) or "nothing to check")


def _day(typed: str | None) -> date:
    return date.fromisoformat(typed) if typed else date.today()  # noqa: DTZ011 (a day of the user's own calendar)
