"""Names and numbers of states as publishers write them, and the actors they mean."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from sijill.actors import rows
from sijill.data import Row, read_csv
from sijill.errors import DataError

_LETTERS = 3  # of the code of a state; that of an organisation has others


def by_name(name: str) -> str | None:
    """The actor of an English name, or None."""
    return _names().get(_key(name))


def by_cow(number: str | int) -> str | None:
    """The state of a number of the Correlates of War, which Gleditsch and Ward share for nearly all; or None."""
    try:
        return _numbers().get(int(float(number)))
    except ValueError:
        return None


def is_code(code: str) -> bool:
    """Whether a three-letter code is that of a state: publishers give aggregates codes as well."""
    return code in _codes()


def by_iso(number: str | int) -> str | None:
    """The state of a number of ISO 3166-1, or of one that statistics of trade use instead; or None."""
    try:
        return _iso().get(int(number))
    except ValueError:
        return None


@cache
def _names() -> dict[str, str]:
    found = {_key(row.text("en")): row.text("code") for row in _states()}
    known = set(found.values())
    for row in read_csv(files("sijill.check") / "names.csv", "names.csv", ("name", "code")):
        code = row.text("code")
        if len(code) == _LETTERS and code not in known and code != "XKX":
            raise DataError("names.csv", f"no state {code!r}", row.line)
        found[_key(row.text("name"))] = code
    return found


@cache
def _numbers() -> dict[int, str]:
    own = {678: "YEM", 260: "DEU"}  # the successor states, which the two lists number anew
    past = {row["cow"]: row.text("code") for row in _states() if row.get("cow") and row.get("historical")}
    return (
        past | own | {row["cow"]: row.text("code") for row in _states() if row.get("cow") and not row.get("historical")}
    )


@cache
def _iso() -> dict[int, str]:
    own = {842: "USA", 251: "FRA", 699: "IND", 381: "ITA", 579: "NOR", 757: "CHE"}  # as statistics of trade number them
    return own | {int(row["iso_numeric"]): row.text("code") for row in _states() if row.get("iso_numeric")}


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for code in {*_numbers().values(), *_names().values()} if len(code) == _LETTERS)


def _states() -> list[Row]:
    return rows(files("sijill.actors"), "states.yml")


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
