"""`sijill reference`: publishers' files that claims are held against."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from sijill.cli.common import LEFT_OUT, AsJson, Place, complain, console, line, note
from sijill.cli.rtl import Cell
from sijill.errors import ReadError

Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="Files as their publishers issue them.")]
Of = Annotated[
    str | None, typer.Option("--of", help="The state whose office-holders a file lists, where it does not say: TUR.")
]
SourceId = Annotated[str, typer.Argument(metavar="ID", help="An imported file: its id, or the beginning of it.")]

_SHOWN = 4  # units

family = typer.Typer(no_args_is_help=True, help="Import, list and remove the files that claims are held against.")


def register(app: typer.Typer) -> None:
    """Puts the commands into the program."""
    app.add_typer(family, name="reference")


@family.command("import")
def take(files: Files, of: Of = None, register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """Read publishers' files into the register, to hold claims against them.

    They are those of the World Bank, SIPRI, DCAD, ATOP, COW, UCDP, UN Comtrade, BACI, the IMF and the ECB, and lists of
    office-holders. The publisher is recognised from the file. Their terms stay theirs: `sijill reference list` shows
    them.
    """
    from sijill import findings
    from sijill.store import Register

    failed = False
    with Register.open(register) as opened:
        for path in files:
            try:
                source, new = findings.import_file(opened, path, of)
            except ReadError as error:
                complain(error)
                failed = True
                continue
            if as_json:
                sys.stdout.write(line(asdict(source) | {"new": new}) + "\n")
                continue
            refused = "; ".join(
                f"{n} {why}" for why, n in sorted(source.refused.items(), key=lambda pair: -pair[1])[:5]
            )
            done = f"{source.read} facts" if new else "is there already"
            note(f"{path.name}: {source.name}, {source.edition or 'no edition named'}: {done}{_in(source.units)}")
            note(f"  terms: {source.licence}")
            if refused:
                note(f"  left out: {refused}")
    if failed:
        raise typer.Exit(LEFT_OUT)


@family.command("list")
def listing(register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """List the imported files with edition, facts and terms."""
    from sijill import findings
    from sijill.store import Register

    with Register.open(register, create=False) as opened:
        found = findings.sources(opened)
    if as_json:
        for one in found:
            sys.stdout.write(line(asdict(one)) + "\n")
        return
    table = Table("id", "name", "edition", "facts", "units", "terms", "file")
    for one in found:
        units = _in(one.units).removeprefix(", in ") or "–"
        row = one.id[:8], one.name, one.edition or "–", str(one.read), units, one.licence, one.file
        table.add_row(*map(Cell, row))
    console().print(table if found else "no references; `sijill reference import FILE` brings them in")


@family.command("remove")
def remove(id_: SourceId, register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """Take an imported file, with its facts, out of the register."""
    from sijill import findings
    from sijill.store import Register

    with Register.open(register, create=False) as opened:
        removed = findings.remove(opened, id_)
    if as_json:
        sys.stdout.write(line({"removed": removed}) + "\n")
    else:
        note(f"{removed} is removed")


def _in(units: tuple[str, ...]) -> str:
    """Units in words: a base year is that of constant prices. Of many currencies only the number is told."""
    constant = [unit.replace("@", " in prices of ") for unit in units if "@" in unit]
    plain = [unit for unit in units if "@" not in unit]
    shown = plain if len(plain) <= _SHOWN else [f"{len(plain)} currencies and units"]
    return ", in " + ", ".join([*shown, *constant]) if units else ""
