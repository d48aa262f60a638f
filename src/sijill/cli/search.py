"""`sijill search`: reports by their words, with the passage and the claims that rest on it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from sijill.cli.common import AsJson, Place, console, line, note
from sijill.cli.rtl import Cell, prose, shown

if TYPE_CHECKING:
    from sijill.store import Hit

_AROUND = 70  # characters on either side of a word that is shown
_PASSAGES = 3  # of one report

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS", help="All of them must be there, in any spelling; '\"two words\"' are sought as one."
    ),
]
Limit = Annotated[int, typer.Option(min=1, help="At most so many reports.")]


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("search")(search)


def search(words: Words, limit: Limit = 20, register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """Find reports by their words, the latest first, with the passages, the claims that rest on them and their entries.

    Spelling does not matter: forms of alef, ى and ي, ة and ه, vowel marks, and the digits of any script are one.
    """
    from sijill.entries import entry_ids
    from sijill.store import Register

    with Register.open(register, create=False) as opened:
        found = opened.search(" ".join(words), limit=limit + 1)
        of = entry_ids(opened, (one.id for hit in found for one in hit.claims)) if found else {}
    if as_json:
        for hit in found[:limit]:
            sys.stdout.write(line(_json(hit, of)) + "\n")
    else:
        out = console()
        for hit in found[:limit]:
            _print(out, hit, of)
        if not found:
            out.print("no report has all of these words")
    if len(found) > limit:
        note("there are more: --limit sets how many")


def _json(hit: Hit, of: Mapping[str, str]) -> dict[str, Any]:
    return {
        "report": hit.report.to_json(),
        "spans": [[start, end] for start, end in hit.spans],
        "claims": [{"id": one.id, "kind": one.claim.kind, "entry": of.get(one.id)} for one in hit.claims],
    }


def _print(out: Console, hit: Hit, of: Mapping[str, str]) -> None:
    document = hit.report.document
    head = " · ".join(shown(part) for part in (document.id, document.date, document.outlet, document.title) if part)
    out.print(Text(head, style="bold"))
    end = -1
    for start, stop in [span for span in hit.spans if span][: _PASSAGES * 4]:
        if start > end:
            end = min(len(document.text), stop + _AROUND)
            passage = " ".join(document.text[max(0, start - _AROUND) : end].split())
            out.print(prose(out, f"… {passage} …"))
    for one in hit.claims:
        entry = f", entry {of[one.id]}" if one.id in of else ""
        out.print(Cell((f"  {one.claim.kind} {one.id}{entry}", "dim")))
