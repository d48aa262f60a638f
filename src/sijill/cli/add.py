"""`sijill add`: reports into the register."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import typer

from sijill.cli.common import AsJson, Bar, MaxMb, Most, Paths, Place, Private, bar, console, finish, line
from sijill.errors import ReadError

if TYPE_CHECKING:
    from sijill.batch import Inputs
    from sijill.store import Register


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("add")(add)


def add(
    paths: Paths,
    register: Place = "sijill.db",
    max_mb: MaxMb = 32,
    private: Private = False,
    most: Most = 1000,
    as_json: AsJson = False,
) -> None:
    """Read reports, code them and keep them in the register.

    Each report is kept whole or not at all, and named as kept (with --json at once, a line each) only when it is safely
    on the disk. A report that is there with the same text is not added again.
    """
    from sijill import batch
    from sijill.store import Register
    from sijill.upkeep import bring

    inputs = batch.find(paths)
    with Register.open(register) as opened, bar(inputs) as progress:
        counts = keep(
            inputs, opened, progress, limit=int(max_mb * 1_000_000), as_json=as_json, private=private, most=most
        )
        progress.turn("claims brought together", sum(n for what, n in counts.items() if what.startswith("kind:")))
        bring(opened, progress.step)
    if not as_json:
        summary(counts, register)
    finish(counts["added"] + counts["already there"], counts["left out"], inputs)


def keep(
    inputs: Inputs,
    opened: Register,
    progress: Bar,
    *,
    limit: int,
    as_json: bool,
    private: bool = False,
    most: int = 1000,
) -> Counter[str]:
    """Adds the inputs; how many were added, already there and left out, and of the added how many `kind:` claims."""
    from sijill import batch

    counts: Counter[str] = Counter()
    for done in batch.kept(inputs, opened, limit, private=private, most=most):
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
