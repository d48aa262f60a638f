"""`sijill demo`: the sample reports that come with sijill, coded into a register of their own, and what came out."""

from __future__ import annotations

import sys
import tempfile
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from sijill.cli.add import keep, summary
from sijill.cli.common import AsJson, bar, bring_together, console, line
from sijill.cli.show import print_claim
from sijill.errors import SijillError

if TYPE_CHECKING:
    from sijill.records import Held
    from sijill.store import Register

_SHOWN = ("agreement", "transfer", "figure")
_NAME = "reports.jsonl"
Keep = Annotated[Path | None, typer.Option("--keep", help="Keep the register in this file, not in a temporary one.")]


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("demo")(demo)


def demo(keep_in: Keep = None, as_json: AsJson = False) -> None:
    """Make a register of the sample reports that come with sijill and show what is in it.

    The register is made in a temporary folder, whose path is printed, or where --keep says.
    """
    from sijill import batch
    from sijill.store import Register

    place = str(keep_in or Path(tempfile.mkdtemp(prefix="sijill-")) / "demo.db")
    with as_file(_samples()) as samples, Register.open(place) as opened:
        inputs = batch.find([samples])
        with bar(inputs) as progress:
            counts = keep(batch.kept(inputs, opened), progress, as_json=False)
        bring_together(opened)
        if as_json:
            sys.stdout.write(line({"register": place, "counts": opened.counts()}) + "\n")
            return
        out = console()
        summary(counts, place)
        _show(out, opened)
        out.print(f"\nThe register is {place}. Go on with: sijill entries agreement --register {place}", soft_wrap=True)


def _show(out: Console, opened: Register) -> None:
    from sijill.cli.entry_tables import entries_table, print_entry
    from sijill.entries import Sought, entries
    from sijill.store import Wanted

    for kind in _SHOWN:
        out.print()
        out.print(entries_table(kind, entries(opened, Sought(kind)), title=f"{kind}s"))
    told = entries(opened, Sought("agreement"))
    if told:
        out.print("\nThe one that most reports tell of, with its life and who says so:\n")
        print_entry(out, told[0])
    best = max(opened.claims(Wanted("agreement")), key=_told, default=None)
    if best:
        out.print("\nOne report's claim in full, with the words it rests on:\n")
        print_claim(out, best)


def _told(held: Held) -> int:
    """How much an agreement's claim holds: the fullest one shows best what a claim is."""
    return sum(len(v) if isinstance(v, list) else 1 for v in held.claim.fields.values() if v)


def _samples() -> Traversable:
    """The sample reports: in the installed package, or else in the checkout that the package is run from."""
    for place in (files("sijill") / "examples" / _NAME, Path(__file__).parents[3] / "examples" / "reports" / _NAME):
        if place.is_file():
            return place
    raise SijillError(
        "the sample reports did not come with this installation; name reports of your own to `sijill add`"
    )
