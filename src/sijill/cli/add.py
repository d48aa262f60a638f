"""`sijill add`: reports into the register."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from sijill.cli.common import (
    LEFT_OUT,
    AsJson,
    Bar,
    Columns,
    MaxMb,
    Most,
    Place,
    Private,
    Reports,
    bar,
    bring_together,
    columns_of,
    console,
    counting,
    finish,
    line,
    note,
)
from sijill.errors import ReadError

if TYPE_CHECKING:
    from sijill.batch import Kept


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("add")(add)


Again = Annotated[
    bool, typer.Option("--again", help="Read what is kept again, where its reader is another by now; name no files.")
]


def add(
    paths: Reports = None,
    register: Place = "sijill.db",
    max_mb: MaxMb = 32,
    private: Private = False,
    most: Most = 1000,
    columns: Columns = "",
    again: Again = False,
    as_json: AsJson = False,
) -> None:
    """Read reports, code them and keep them in the register, with the bytes that they were read from.

    Each report is kept whole or not at all, and named as kept (with --json at once, a line each) only when it is safely
    on the disk. A report that is there with the same text is not added again. What cannot be read is kept in the list
    that `sijill read --failed` shows. An adding that was stopped goes on where it was when the same is typed again.

    With --again, the bytes that are kept are read by the readers of today, where those that read them were others. A
    report that gets another text has it as a new version; the old one stays, with what rests on it.
    """
    from sijill import batch
    from sijill.store import Register
    from sijill.upkeep import bring

    if again and not paths:
        _read_again(register, as_json=as_json)
        return
    if not paths or again:
        raise typer.BadParameter("name files, folders or addresses; or nothing, with --again")
    inputs, limit = batch.find(paths, columns_of(columns)), int(max_mb * 1_000_000)
    with Register.open(register) as opened, bar(inputs) as progress:
        run = batch.Run(opened, paths)
        found = batch.kept(inputs, opened, limit, private=private, most=most, run=run)
        counts = keep(found, progress, as_json=as_json)
        progress.turn("claims brought together", sum(n for what, n in counts.items() if what.startswith("kind:")))
        bring(opened, progress.step)
    if run.passed:
        note(f"{run.passed} reports were read before the stop, and are not read again")
    if not as_json:
        summary(counts, register)
    finish(counts["added"] + counts["already there"] + run.passed, counts["left out"], inputs)


def _read_again(register: str, *, as_json: bool) -> None:
    """Reads again what an earlier reader read."""
    from sijill import batch
    from sijill.store import Register

    with Register.open(register, create=False) as opened:
        total = batch.outdated(opened)
        with counting("reports", total) as progress:
            counts = keep(batch.again(opened), progress, as_json=as_json)
        bring_together(opened)
    if not as_json:
        said = f"{counts['added']} have a new text, {counts['already there']} the same, {counts['left out']} none now"
        console().print(f"{register}: {total} reports read again: {said}", soft_wrap=True)
    if counts["left out"]:
        raise typer.Exit(LEFT_OUT)


def keep(found: Iterable[Kept | ReadError], progress: Bar, *, as_json: bool) -> Counter[str]:
    """Counts what is kept: how many were added, already there and left out, and `kind:` claims of the added."""
    counts: Counter[str] = Counter()
    for done in found:
        if isinstance(done, ReadError):
            counts["left out"] += 1
            progress.complain(done)
        else:
            counts["added" if done.new else "already there"] += 1
            counts.update(f"kind:{claim.kind}" for claim in done.claims)
            if as_json:
                sys.stdout.write(line({"report": done.document.id, "new": done.new, "claims": len(done.claims)}) + "\n")
                sys.stdout.flush()
        progress.step()
    return counts


def summary(counts: Counter[str], place: str) -> None:
    """What was done, in words."""
    out = console()
    done = ", ".join(f"{counts[what]} {what}" for what in ("added", "already there", "left out"))
    out.print(f"{place}: reports: {done}", soft_wrap=True)
    kinds = sorted((key.removeprefix("kind:"), n) for key, n in counts.items() if key.startswith("kind:"))
    if kinds:
        out.print("claims: " + ", ".join(f"{n} {kind}" for kind, n in kinds), soft_wrap=True)
