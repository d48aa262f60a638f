"""Office-holders: position, person, start and end. The file does not say of which state; its name or the user must."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from sijill.check.sources.table import Importer, Taken, records_of
from sijill.check.states import by_name
from sijill.edtf import days
from sijill.errors import ReadError
from sijill.reference import Fact

_OPEN = "9999-12-31"


def knows(path: Path, head: str) -> bool:
    """Whether this is such a file."""
    del path
    return {"position", "person", "start"} <= {name.strip().strip('"') for name in head.partition("\n")[0].split(",")}


def take(path: Path, of: str | None = None) -> tuple[Importer, Taken]:
    """The terms of the file, of the state `of` or of the one in the file's name. Raises ReadError if neither tells."""
    state = of or _state_in(path.stem)
    if state is None:
        raise ReadError(
            path.name, "the file does not say of which state its offices are: name it with --of, as --of TUR"
        )
    taken = Taken()
    for line, row in records_of(path):
        start, end = (row.get("start") or "").strip(), (row.get("end") or "").strip() or _OPEN
        if not start or not row.get("person"):
            taken.refuse("no person or no start")
        elif (term := _term(start, end)) is None:
            taken.refuse("a date that is not understood")
        elif term[0] > term[1]:
            taken.refuse("the end is before the start")
        else:
            more = {"person": row["person"], "position": row["position"], "wikidata": row.get("personID")}
            taken.facts.append(Fact("office", state, None, None, *term, None, f"line {line}", None, more))
    taken.facts = list(_doubted(taken.facts))
    return Importer(f"Office-holders of {state}", "Wikidata", None, "CC0"), taken


def _doubted(terms: Iterable[Fact]) -> Iterator[Fact]:
    """The terms, those marked uncertain that only come of crossing several starts with several ends.

    Where one person's terms in one office overlap, the shortest is one that was; the others may reach beyond what was.
    """
    same: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for term in terms:
        same[term.more["position"], term.more["person"]].append(term)
    for several in same.values():
        for term in several:
            crossed = [other for other in several if other.first < term.last and term.first < other.last]
            sure = min(crossed, key=_length) is term
            yield term if sure else replace(term, flag="uncertain")


def _length(term: Fact) -> tuple[int, str]:
    return (date.fromisoformat(term.last) - date.fromisoformat(term.first)).days, term.first


def _term(start: str, end: str) -> tuple[str, str] | None:
    """The first and the last day of a term whose ends may be years or months; None where one is not understood."""
    try:
        return days(start).earliest.isoformat(), days(end).latest.isoformat()
    except ValueError:
        return None


def _state_in(stem: str) -> str | None:
    words = stem.replace("_", "-").split("-")
    return next((code for word in words if (code := by_name(word))), None)
