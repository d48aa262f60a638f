"""`sijill backup` and `sijill restore`: all that a register holds as one file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sijill.cli.common import AsJson, Place, bring_together, told

To = Annotated[Path, typer.Argument(metavar="FILE", help="Where the backup goes: sijill-2026-11-25.jsonl.gz.")]
From = Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")]


def register(app: typer.Typer) -> None:
    """Puts the commands into the program."""
    app.command("backup")(backup)
    app.command("restore")(restore)


def backup(file: To, register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """Write all that a register holds to one file, while others may go on writing to the register.

    The file appears when it is whole. It can be restored into a file and into a PostgreSQL register alike. Accounts,
    tokens and the record of what was done are of the place where they are, and stay there.
    """
    from sijill.store import Register

    with Register.open(register, create=False) as opened:
        rows = opened.backup(file)
    told(f"{file}: {rows} rows of {register}", {"file": str(file), "register": register, "rows": rows}, as_json=as_json)


def restore(file: From, register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """Put a backup into a new register, whole or not at all."""
    from sijill.store import Register

    with Register.open(register) as opened:
        rows = opened.restore(file)
        bring_together(opened)
    told(f"{register}: {rows} rows of {file}", {"file": str(file), "register": register, "rows": rows}, as_json=as_json)
