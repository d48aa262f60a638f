"""`sijill list`: what the register holds of one kind."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any

import typer

from sijill.cli.codes import NAMED, REPORTS, area, day, kind, party, stage
from sijill.cli.common import AsJson, Place, console, line, note
from sijill.cli.named import print_named
from sijill.cli.tables import KINDS, claims_table, reports_table

_ROWS = 50  # of a table, which is for reading; --json gives all

Kind = Annotated[
    str,
    typer.Argument(metavar="KIND", callback=kind, help=f"One of {', '.join((*KINDS, *NAMED, REPORTS))}."),
]
Party = Annotated[
    str | None, typer.Option("--party", help="Only claims with this actor: TUR, NATO, or a name as it is listed.")
]
Area = Annotated[
    str | None, typer.Option("--area", callback=area, help="Only claims with this area: cyber, joint_exercises.")
]
Stage = Annotated[
    str | None, typer.Option("--stage", callback=stage, help="Only claims with this stage or step: in_force, ordered.")
]
Since = Annotated[
    str | None,
    typer.Option(
        callback=day, help="Only claims one of whose own dates may be on or after this: 2020, 2020-07, 2020-07-12."
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        callback=day,
        help="Only claims one of whose own dates may be on or before this. The report's date never counts.",
    ),
]
Limit = Annotated[int | None, typer.Option(min=1, help=f"At most so many; a table has {_ROWS} if this is not given.")]
After = Annotated[str | None, typer.Option(help="Go on after the claim of this id, in the order in which they came.")]


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("list")(listing)


def listing(
    what: Kind,
    of: Party = None,
    in_area: Area = None,
    at_stage: Stage = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    after: After = None,
    register: Place = "sijill.db",
    as_json: AsJson = False,
) -> None:
    """List the claims of one kind, the persons or the bodies and firms that claims name, or the reports.

    A claim without a date of its own is not found by --since and --until. Of persons and bodies only --party narrows,
    to a state; a person has the offices in which reports name him, with the days of the first and last that do, a body
    what the roster calls it. Pairs that may be one stand below: `sijill judge same` or `different` decides.
    """
    from sijill.store import Register, Wanted

    with Register.open(register, create=False) as opened:
        if what in NAMED:
            print_named(opened, what, party(of, opened), limit, as_json=as_json)
            return
        if what == REPORTS:
            reports = opened.reports(limit=limit)
            _lines(one.to_json() for one in reports) if as_json else console().print(reports_table(reports))
            return
        wanted = Wanted(what, party(of, opened), in_area, at_stage, since, until)
        if as_json:
            _lines(held.to_json() for held in opened.claims(wanted, limit=limit, after=after))
            return
        rows = opened.claims(wanted, limit=(limit or _ROWS) + 1, after=after)
        held = list(islice(rows, limit or _ROWS))
        console().print(claims_table(what, held) if held else f"no claims of kind {what} found")
        if next(rows, None) is not None:
            note(f"there are more: --limit sets how many, --after {held[-1].id} goes on")
        rows.close()


def _lines(values: Iterator[dict[str, Any]]) -> None:
    for value in values:
        sys.stdout.write(line(value) + "\n")
