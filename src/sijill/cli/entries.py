"""`sijill entries` and `sijill history`: one entry for each thing that reports tell of, and its whole life."""

from __future__ import annotations

import sys
from datetime import date
from typing import Annotated

import typer

from sijill.cli.codes import NAMED, area, entry_kind, party, stage, whole_day
from sijill.cli.common import AsJson, Place, bring_together, console, line, note
from sijill.cli.named import print_named, show_named
from sijill.cli.tables import KINDS

_ROWS = 50  # of a table, which is for reading; --json gives all

Kind = Annotated[
    str, typer.Argument(metavar="KIND", callback=entry_kind, help=f"One of {', '.join((*KINDS, *NAMED))}.")
]
Id = Annotated[str, typer.Argument(metavar="ID", help="An entry, or a claim in it: its id, or the beginning of it.")]
Party = Annotated[
    str | None, typer.Option("--party", help="Only entries with this actor: TUR, NATO, or a name as it is listed.")
]
Area = Annotated[
    str | None, typer.Option("--area", callback=area, help="Only entries with this area: cyber, joint_exercises.")
]
Stage = Annotated[
    str | None, typer.Option("--stage", callback=stage, help="Only entries with this stage or step: in_force, ordered.")
]
Other = Annotated[str | None, typer.Option("--with", help="Only entries that this actor is in as well.")]
Conflicts = Annotated[bool, typer.Option("--conflicts", help="Only entries whose reports contradict each other.")]
KnownAt = Annotated[
    str | None,
    typer.Option(
        "--known-at",
        callback=whole_day,
        metavar="DAY",
        help="Only what reports of that day or before say. A report without a date is left out.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        callback=whole_day,
        metavar="DAY",
        help="Only steps that had been taken by that day. What is planned or has no date is left out.",
    ),
]
Splink = Annotated[
    bool, typer.Option("--splink", help="Also say what Splink makes of each pair of claims; it decides nothing.")
]
Limit = Annotated[int, typer.Option(min=1, help="At most so many rows of the table; --json gives all.")]


def register(app: typer.Typer) -> None:
    """Puts the commands into the program."""
    app.command("entries")(listing)
    app.command("history")(history)


def listing(
    kind: Kind,
    of: Party = None,
    other: Other = None,
    in_area: Area = None,
    at_stage: Stage = None,
    conflicts: Conflicts = False,
    known_at: KnownAt = None,
    as_of: AsOf = None,
    limit: Limit = _ROWS,
    register: Place = "sijill.db",
    as_json: AsJson = False,
) -> None:
    """List entries: the claims of all reports brought together, one entry for each thing they tell of.

    Entries of most independent sources stand first; copies of one text are one source. Where sources disagree and none
    outweighs the others, the value is left empty and the field is named under "conflicts".
    """
    from sijill.entries import Sought, entries
    from sijill.store import Register

    if kind in NAMED and (other or in_area or at_stage or conflicts or as_of):
        raise typer.BadParameter(
            "of persons and bodies only --party and --known-at narrow: they are in no area and at no stage"
        )
    with Register.open(register, create=False) as opened:
        if kind in NAMED:
            print_named(opened, kind, party(of, opened), None if as_json else limit, day_of(known_at), as_json=as_json)
            return
        bring_together(opened)
        sought = Sought(kind, party(of, opened), party(other, opened), in_area, at_stage, conflicts)
        found = entries(opened, sought, known=day_of(known_at), stood=day_of(as_of))
    if as_json:
        for one in found:
            sys.stdout.write(line(one.to_json()) + "\n")
        return
    from sijill.cli.entry_tables import entries_table

    console().print(entries_table(kind, found[:limit]) if found else f"no entries of kind {kind} found")
    if len(found) > limit:
        note(f"there are {len(found) - limit} more: --limit sets how many are shown")


def history(
    id_: Id,
    known_at: KnownAt = None,
    as_of: AsOf = None,
    splink: Splink = False,
    register: Place = "sijill.db",
    as_json: AsJson = False,
) -> None:
    """Show one entry whole: its life, each value with who says so, what disagrees, and why it is one thing.

    A person, by an id that begins with P, has offices in the place of a life; a body's begins with B.

    An id that an entry had before a merge or a split leads to where its first claim is now.
    """
    from sijill.entries import beside, find, weighed
    from sijill.names import is_name
    from sijill.store import Register

    with Register.open(register, create=False) as opened:
        if is_name(id_):
            show_named(opened, id_, day_of(known_at), as_json=as_json)
            return
        bring_together(opened)
        found = find(opened, id_, known=day_of(known_at), stood=day_of(as_of))
        others = beside(opened, found.entry)
    found = weighed(found) if splink else found
    if as_json:
        sys.stdout.write(line(found.to_json() | {"beside": [one.id for one in others]}) + "\n")
        return
    from sijill.cli.entry_tables import print_beside, print_entry

    print_entry(console(), found)
    print_beside(console(), others)


def day_of(typed: str | None) -> date | None:
    """The day that was typed, if one was."""
    return date.fromisoformat(typed) if typed else None
