"""UCDP's georeferenced events, added up by conflict, country and month as they are read: there are 400,000 of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sijill.check.sources.table import Importer, Taken, number, records_of
from sijill.check.states import by_cow
from sijill.reference import Fact

_NEEDED = frozenset(("type_of_violence", "side_a", "side_b", "date_start", "date_end", "best", "country_id"))
_KINDS = {"1": "a state fights", "2": "no state fights", "3": "against civilians"}
_EDITION = re.compile(r"v?(\d{2})_(\d)")
_PLACES = 12  # names of provinces that are kept of one month


@dataclass(slots=True)
class _Month:
    """What is added up of one month of one pair of sides in one country."""

    line: int
    first: str
    last: str
    events: int = 0
    deaths: dict[str, float] = field(default_factory=lambda: dict.fromkeys(("low", "best", "high"), 0.0))
    places: dict[str, None] = field(default_factory=dict)


def knows(path: Path, head: str) -> bool:
    """Whether this is such a file, or the zip of one."""
    del path
    return set(head.partition("\n")[0].replace('"', "").strip().split(",")) >= _NEEDED


def take(path: Path) -> tuple[Importer, Taken]:
    """One fact for each month, country and pair of sides; of each state among the sides, else of the country."""
    taken = Taken()
    months: dict[tuple[str, ...], _Month] = {}
    for line, row in records_of(path):
        first, last = row["date_start"][:10], row["date_end"][:10]
        country = by_cow(row["country_id"]) or ""
        states = tuple(by_cow(row.get(name) or "") or "" for name in ("gwnoa", "gwnob"))
        if not first or last < first or not (country or any(states)):
            taken.refuse("no day, or no country that is known")
            continue
        key = (*states, row["side_a"], row["side_b"], row["type_of_violence"], country, first[:7])
        month = months.setdefault(key, _Month(line, first, last))
        month.first, month.last, month.events = min(month.first, first), max(month.last, last), month.events + 1
        for name in month.deaths:
            month.deaths[name] += number(row.get(name)) or 0.0
        if row.get("adm_1") and len(month.places) < _PLACES:
            month.places[row["adm_1"]] = None
    for key, month in sorted(months.items()):
        taken.facts += _facts(key, month)
    found = _EDITION.search(path.name)
    edition = ".".join(found.groups()) if found else None
    return Importer("UCDP Georeferenced Event Dataset", "UCDP", edition, "CC BY 4.0"), taken


def _facts(key: tuple[str, ...], month: _Month) -> list[Fact]:
    a, b, side_a, side_b, kind, country, _ = key
    more: dict[str, Any] = {
        "sides": {"a": [a] if a else [], "b": [b] if b else [], "beside a": [], "beside b": []},
        "names": [side_a, side_b],
        "kind": _KINDS.get(kind, kind),
        "country": country or None,
        "places": list(month.places),
        "events": month.events,
        "deaths": month.deaths,
        "episode": month.first,
    }
    about = sorted({code for code in (a, b) if code}) or [country]
    span = month.first, month.last
    value = month.deaths["best"]
    return [Fact("conflict", one, None, "count", *span, value, f"from line {month.line}", None, more) for one in about]
