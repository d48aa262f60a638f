"""`sijill release` and `sijill diff`: editions that can be cited, and what changed between two."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from sijill.cli.common import AsJson, Place, console, line, told
from sijill.cli.entries import KnownAt, day_of
from sijill.cli.rtl import safe
from sijill.errors import ExportError

Version = Annotated[str, typer.Argument(metavar="VERSION", help="What the edition is called: 2026.1.")]
Into = Annotated[
    Path | None, typer.Option("--output", "-o", help="A new folder; sijill-VERSION in this folder if absent.")
]
Licence = Annotated[str, typer.Option("--licence", help="Under which the data go out, as an SPDX name.")]
Quality = Annotated[
    Path | None,
    typer.Option("--quality", help="A JSON file with what is known of accuracy and agreement."),
]
Before = Annotated[Path, typer.Argument(metavar="BEFORE", help="The folder of a release.")]
After = Annotated[Path, typer.Argument(metavar="AFTER", help="The folder of a later one.")]


def register(app: typer.Typer) -> None:
    """Puts the commands into the program."""
    app.command("release")(release)
    app.command("diff")(diff)


def release(
    version: Version,
    output: Into = None,
    known_at: KnownAt = None,
    licence: Licence = "CC-BY-4.0",
    quality: Quality = None,
    register: Place = "sijill.db",
    as_json: AsJson = False,
) -> None:
    """Freeze an edition of the register in a folder: tables, entries, codebook, counts, sources and hashes.

    The same register gives the same bytes. A folder that is there is never overwritten.
    """
    from sijill.editions import Choice
    from sijill.releases import freeze
    from sijill.store import Register

    into = output or Path(f"sijill-{version}")
    with Register.open(register, create=False) as opened:
        choice = Choice(known=day_of(known_at))
        made = freeze(opened, version, into, choice, licence=licence, quality=_read(quality))
    counts = made["counts"]
    entries, claims = (sum(counts[name].values()) for name in ("entries", "claims"))
    said = f"{into}: {entries} entries from {claims} claims of {counts['reports']} reports"
    told(said, {"folder": str(into)} | made, as_json=as_json)


def diff(before: Before, after: After, as_json: AsJson = False) -> None:
    """Tell what changed from one release to another: entries that are new, gone, merged or changed, and how."""
    from sijill.differences import compare

    found = compare(before, after)
    if as_json:
        for one in found.changes:
            sys.stdout.write(line(one._asdict()) + "\n")
        return
    out = console()
    out.print(f"{safe(found.before)} → {safe(found.after)}")
    for kind, (a, b) in found.entries.items():
        out.print(f"  {kind}: {a} → {b} entries")
    for one in found.changes:
        into = f" into {one.into}" if one.into else ""
        out.print(f"\n{one.change} {one.kind} {one.entry}{into}")
        for what in one.what:
            out.print(f"    {safe(what)}", soft_wrap=True)


def _read(quality: Path | None) -> Any:
    if quality is None:
        return None
    try:
        return json.loads(quality.read_bytes())
    except (OSError, ValueError) as error:
        raise ExportError(f"{quality}: no JSON file: {error}") from error
