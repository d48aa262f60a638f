"""`sijill read`: what is read of files, before anything is made of it; nothing is kept."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from sijill.cli.common import (
    AsJson,
    Columns,
    MaxMb,
    Most,
    Place,
    Private,
    Quarantine,
    Quarantined,
    Reports,
    bar,
    columns_of,
    console,
    finish,
    line,
)
from sijill.cli.rtl import prose, safe
from sijill.cli.show import grid
from sijill.errors import ReadError, SijillError

if TYPE_CHECKING:
    from sijill.batch import Seen

Failed = Annotated[bool, typer.Option("--failed", help="Show what could not be read before, and why.")]
_BEGINNING = 400  # characters of the text that are shown


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("read")(read)


def read(
    paths: Reports = None,
    max_mb: MaxMb = 32,
    private: Private = False,
    most: Most = 1000,
    columns: Columns = "",
    quarantine: Quarantine = None,
    failed: Failed = False,
    register: Place = "sijill.db",
    as_json: AsJson = False,
) -> None:
    """Show what is read of reports: title, outlet, author, address, the days that are named, and the text.

    Each day is shown with the place that names it. The report's own is the one that is not contradicted; what speaks
    against it is shown, and so are things told as done on a later day. What cannot be read is named on standard error.

    With --failed, what could not be read before: by what was added to the register, or in the file of --quarantine.
    """
    from sijill import batch

    if failed:
        _print_failed(failures(register, quarantine), as_json=as_json)
        return
    if not paths:
        raise typer.BadParameter("name files, folders or addresses, or ask for --failed")
    inputs, bad = batch.find(paths, columns_of(columns)), Quarantined(quarantine)
    out = console()
    done = left_out = 0
    with bar(inputs) as progress:
        for found in batch.seen(inputs, int(max_mb * 1_000_000), private=private, most=most):
            if isinstance(found, ReadError):
                left_out += 1
                progress.complain(found, bad)
            else:
                done += 1
                sys.stdout.write(line(_json(found)) + "\n") if as_json else _print(out, found)
            progress.step()
    if not as_json:
        out.print(f"{done} read, {left_out} left out")
    finish(done, left_out, inputs)


def failures(register: str, quarantine: Path | None) -> list[dict[str, Any]]:
    """What could not be read, of a register or of the file that holds it. Raises SijillError."""
    if quarantine is None:
        from sijill.store import Register

        with Register.open(register, create=False) as opened:
            return [one._asdict() for one in opened.failures()]
    try:
        return [json.loads(one) for one in quarantine.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError) as error:
        raise SijillError(f"{quarantine} holds no list of what could not be read: {error}") from error


def _print_failed(found: list[dict[str, Any]], *, as_json: bool) -> None:
    out = console()
    for one in found:
        if as_json:
            sys.stdout.write(line(one) + "\n")
        else:
            where = f"{one['source']}:{one['line']}" if one["line"] else str(one["source"])
            out.print(Text(safe(where), style="bold"), soft_wrap=True)
            out.print(Text(safe(f"  {one['reason']} ({one['at']})")), soft_wrap=True)
    if not as_json:
        out.print(f"{len(found)} could not be read")


def _json(found: Seen) -> dict[str, Any]:
    from sijill.dating import against
    from sijill.sources import by_name

    document = found.document
    outlet = by_name(document.outlet)
    names = ("id", "title", "language", "outlet", "author", "url", "date", "date_source", "sha256")
    return {name: getattr(document, name) for name in names} | {
        "outlet_id": outlet.id if outlet else None,
        "outlet_country": outlet.country if outlet else None,
        "candidates": [asdict(c) for c in document.candidates],
        "against": [asdict(c) for c in against(document.candidates)],
        "later_events": [c.evidence[0].quote for c in found.later],
        "text": document.text,
    }


def _print(out: Console, found: Seen) -> None:
    from sijill.dating import against
    from sijill.sources import by_name

    document = found.document
    other = against(document.candidates)
    outlet = by_name(document.outlet)
    rows: dict[str, object] = {
        "title": document.title,
        "outlet": document.outlet if outlet is None else f"{document.outlet} ({outlet.country}). {outlet.ownership}",
        "author": document.author,
        "address": document.url,
        "date": document.date or ("not known: what is said disagrees" if other else "not known"),
    }
    out.print(Text(safe(document.id), style="bold"))
    table = grid(rows)
    for one in document.candidates:
        doubt = ", disagrees" if one in other else ""
        table.add_row("", Text(safe(f"{one.date} {one.how} ({one.where}, {one.confidence:.0%}{doubt})"), style="dim"))
    out.print(table)
    for claim in found.later:
        out.print(Text("told as done after the report's date:", style="bold"))
        out.print(prose(out, claim.evidence[0].quote))
    text = document.text
    beginning = text[:_BEGINNING] + (" …" if len(text) > _BEGINNING else "")
    out.print(Panel(prose(out, beginning), title=f"text, {len(text):,} characters", title_align="left"))
