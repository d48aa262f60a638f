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
from sijill.cli.common import AsJson, bar, console, line
from sijill.cli.show import print_claim
from sijill.cli.tables import claims_table
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
    """Code the sample reports that come with sijill and show what they say.

    The register is made in a temporary folder, whose path is printed, or where --keep says.
    """
    from sijill import batch
    from sijill.store import Register

    place = str(keep_in or Path(tempfile.mkdtemp(prefix="sijill-")) / "demo.db")
    with as_file(_samples()) as samples, Register.open(place) as opened:
        inputs = batch.find([samples])
        with bar(inputs) as progress:
            counts = keep(inputs, opened, progress, limit=batch.LIMIT, as_json=False)
        if as_json:
            sys.stdout.write(line({"register": place, "counts": opened.counts()}) + "\n")
            return
        out = console()
        summary(counts, place)
        _show(out, opened)
        out.print(f"\nThe register is {place}. Go on with: sijill list agreement --register {place}", soft_wrap=True)


def _show(out: Console, opened: Register) -> None:
    from sijill.store import Wanted

    for kind in _SHOWN:
        out.print()
        out.print(claims_table(kind, opened.claims(Wanted(kind)), title=f"{kind}s"))
    best = max(opened.claims(Wanted("agreement")), key=_told, default=None)
    if best:
        out.print("\nOne of them in full, with the words it rests on:\n")
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
