"""Which place a written name is, in Arabic or Latin letters, and the state it lies in: the gazetteer, offline.

It is `places.yml`, the capitals of `states.yml`, and `capitals.yml` with these in Latin letters.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from sijill.actors.roster import names, rows
from sijill.data import read_rows
from sijill.text import folded

_BEFORE = (
    "مدينة ",
    "العاصمة ",
    "قاعدة ",
    "ميناء ",
    "city of ",
    "port of ",
)  # a kind before a name, which stays the same


class Where(NamedTuple):
    """A place: its name in English, and the state it lies in, None where that is disputed or in several or none."""

    name: str
    state: str | None


@lru_cache(maxsize=20_000)
def where(written: str) -> Where | None:
    """The place of a name as a report writes it; None if the gazetteer does not hold it.

    >>> where("أنقرة") == where("Ankara"), where("Ankara").state
    (True, 'TUR')
    """
    known, sought = _places(), folded(written).strip()
    if found := known.get(sought):
        return found
    return next(
        (known.get(sought.removeprefix(folded(kind))) for kind in _BEFORE if sought.startswith(folded(kind))), None
    )


@cache
def _places() -> dict[str, Where]:
    """Places by how their names fold; a name that is of two places is of none. Raises DataError."""
    found: dict[str, Where | None] = {}

    def put(written: str, place: Where) -> None:
        key = folded(written).strip()
        found[key] = place if found.get(key, place) == place else None

    folder = files("sijill.actors")
    latin = {
        row.text("state"): row for row in read_rows(folder / "capitals.yml", ("state", "names"), ("state", "names"))
    }
    states = {row.text("code"): row for row in rows(folder, "states.yml")}
    for code, row in latin.items():
        if code not in states:
            raise row.error(f"the state {code!r} is not in states.yml", "state")
        capital = Where(row.texts("names")[0], code)
        for written in (*row.texts("names"), *states[code].texts("capitals")):
            put(written, capital)
    for row in rows(folder, "places.yml"):
        put(row.text("name"), Where(row.text("name"), row["state"]))
    of = {f"place:{row['name']}": Where(row.text("name"), row["state"]) for row in rows(folder, "places.yml")}
    for name in names():
        if name.kind == "place":
            put(name.text, of[name.id])
    return {key: place for key, place in found.items() if place}
