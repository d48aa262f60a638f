"""Office-holders: position, person, start and end. The file does not say of which state; its name or the user must."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from sijill.check.sources.table import Importer, Taken, text_of
from sijill.check.states import by_name
from sijill.errors import ReadError
from sijill.reference import Fact

_OPEN = "9999-12-31"


def knows(path: Path, head: str) -> bool:
    """Whether this is such a file."""
    first = head.splitlines()[0].split(",") if head else []
    return path.suffix.lower() == ".csv" and {"position", "person", "start"} <= set(first)


def take(path: Path, of: str | None = None) -> tuple[Importer, Taken]:
    """The terms of the file, of the state `of` or of the one in the file's name. Raises ReadError if neither tells."""
    state = of or _state_in(path.stem)
    if state is None:
        raise ReadError(
            path.name, "the file does not say of which state its offices are: name it with --of, as --of TUR"
        )
    taken = Taken()
    for line, row in enumerate(csv.DictReader(io.StringIO(text_of(path), newline="")), start=2):
        start, end = (row.get("start") or "").strip(), (row.get("end") or "").strip() or _OPEN
        if not start or not row.get("person"):
            taken.refuse("no person or no start")
        elif start > end:
            taken.refuse("the end is before the start")
        else:
            more = {"person": row["person"], "position": row["position"], "wikidata": row.get("personID")}
            first, last = _whole(start, "-01-01"), _whole(end, "-12-31")
            taken.facts.append(Fact("office", state, None, None, first, last, None, f"line {line}", None, more))
    return Importer(f"Office-holders of {state}", "Wikidata", None, "CC0"), taken


def _whole(written: str, rest: str) -> str:
    """A day of what may be a year or a month."""
    return written if len(written) == len(_OPEN) else f"{written[:4]}{rest}"


def _state_in(stem: str) -> str | None:
    words = stem.replace("_", "-").split("-")
    return next((code for word in words if (code := by_name(word))), None)
