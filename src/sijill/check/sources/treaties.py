"""Sets of treaties: DCAD's defence cooperation agreements, and alliances by pair and year of ATOP and of COW."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from sijill.check.sources.table import Importer, Taken, number, records_of
from sijill.check.states import by_cow
from sijill.reference import Fact

_PRESS = "press"  # an agreement that the set knows of reports alone
_DYADIC = ("dcaGeneralV1", "dcaSectorV1", "dcaAnyV1")


class _Set(NamedTuple):
    """How a set of alliances names the two states, the pledges, and itself."""

    states: tuple[str, str]
    pledges: dict[str, str]
    source: Importer


_ATOP = Importer("ATOP, alliance treaty obligations", "ATOP project", "5", "cite: Leeds and others")
_COW = Importer("COW, formal alliances", "Correlates of War", "4.1", "cite: Gibler")
_PLEDGES = ("defense", "offense", "neutral", "nonagg", "consul")
_SETS = (
    _Set(("ccode1", "ccode2"), {f"atop_{name}": name for name in _PLEDGES}, _ATOP),
    _Set(("stateA", "stateB"), {name: name for name in _PLEDGES}, _ATOP),
    _Set(
        ("ccode1", "ccode2"),
        {"defense": "defense", "neutrality": "neutral", "nonaggression": "nonagg", "entente": "consul"},
        _COW,
    ),
)


def knows_dcad(path: Path, head: str) -> bool:
    """Whether this is DCAD's file of agreements."""
    del path
    return {"signYear", "DCAid"} <= _names(head)


def take_dcad(path: Path) -> tuple[Importer, Taken]:
    """Two-sided defence cooperation agreements, 1980 to 2010; numbers below zero mean that a value is not known."""
    taken = Taken()
    for line, row in records_of(path):
        a, b, signed = by_cow(row["ccode1"]), by_cow(row["ccode2"]), _day(row, "sign")
        if a is None or b is None or signed is None:
            taken.refuse("a state or a year of signature that is not known")
            continue
        more = {
            "signed": signed,
            "in_force": _day(row, "EIF"),
            "type": row["type"],
            "categories": [row[f"category{n}"] for n in (1, 2, 3) if row.get(f"category{n}")],
            "id": row["DCAid"],
            "confidence": row["categoryConf"],
            "from": _PRESS if row.get("sourceType") == "factiva" else "",
        }
        taken.facts.append(Fact("treaty", a, b, None, *_span(signed), None, f"line {line}", None, more))
    return _dcad("DCAD, defence cooperation agreements"), taken


def knows_dyadic(path: Path, head: str) -> bool:
    """Whether this is DCAD's file of pairs and years."""
    del path
    return set(_DYADIC) <= _names(head)


def take_dyadic(path: Path) -> tuple[Importer, Taken]:
    """Pairs with a defence cooperation agreement: years in which its sorts were the same are one fact."""
    taken = Taken()
    found = {name: name.removeprefix("dca").removesuffix("V1").lower() for name in _DYADIC[:2]}
    _by_stretch(path, ("ccode1", "ccode2"), found, ("treaty_years", "sorts"), taken)
    return _dcad("DCAD, pairs and years"), taken


def knows_alliances(path: Path, head: str) -> bool:
    """Whether this is a file of pairs and years of ATOP or COW."""
    del path
    return _set(_names(head)) is not None


def take_alliances(path: Path) -> tuple[Importer, Taken]:
    """Alliances: years in which the pledges of a pair were the same are one fact."""
    taken = Taken()
    _, first = next(records_of(path), (0, {}))
    known = _set(set(first))
    if known is None:  # a head without a row below it
        return _ATOP, taken
    _by_stretch(path, known.states, known.pledges, ("alliance", "pledges"), taken)
    return known.source, taken


def _by_stretch(
    path: Path, states: tuple[str, str], columns: dict[str, str], what: tuple[str, str], taken: Taken
) -> None:
    """Adds a fact for each stretch of years in which the same columns of a pair hold 1; several rows add up."""
    told: defaultdict[tuple[str, str, int], set[str]] = defaultdict(set)
    for _, row in records_of(path):
        when = number(row["year"])
        if when is not None:
            told[row[states[0]], row[states[1]], int(when)] |= {
                columns[name] for name in columns if number(row[name]) == 1
            }
    ordered = sorted((a, b, when) for a, b, when in told)
    for (one, two), years in groupby(ordered, key=lambda key: key[:2]):
        a, b = by_cow(one), by_cow(two)
        if a is None or b is None:
            taken.refuse("a state that is not known")
            continue
        for first, last, held in _stretches([(year, told[one, two, year]) for _, _, year in years]):
            more = {what[1]: [name for name in columns.values() if name in held]}
            span = f"{first}-01-01", f"{last}-12-31"
            taken.facts.append(Fact(what[0], a, b, None, *span, None, f"{one}-{two}-{first}", None, more))


def _stretches(years: list[tuple[int, set[str]]]) -> Iterator[tuple[int, int, set[str]]]:
    start, (last, held) = years[0][0], years[0]
    for year, now in [*years[1:], (0, set())]:
        if now != held or year != last + 1:
            if held:
                yield start, last, held
            start = year
        last, held = year, now


def _set(names: set[str]) -> _Set | None:
    return next((one for one in _SETS if {*one.states, *one.pledges, "year"} <= names), None)


def _names(head: str) -> set[str]:
    return {name.strip().strip('"') for name in head.partition("\n")[0].strip().split(",")}


def _dcad(name: str) -> Importer:
    return Importer(name, "Brandon Kinne", "1.0", "cite: Kinne, Defense Cooperation Agreement Dataset")


def _span(signed: str) -> tuple[str, str]:
    """The first and last day of a day, a month or a year."""
    year, *rest = (int(part) for part in signed.split("-"))
    first, last = (rest[0], rest[0]) if rest else (1, 12)
    if len(rest) > 1:
        return signed, signed
    return f"{year:04d}-{first:02d}-01", f"{year:04d}-{last:02d}-{monthrange(year, last)[1]:02d}"


def _day(row: dict[str, str], name: str) -> str | None:
    """As much of a date as is known, from the year on."""
    told: list[str] = []
    for part, digits in (("Year", 4), ("Month", 2), ("Day", 2)):
        known = number(row.get(f"{name}{part}"))
        if known is None or known <= 0:
            break
        told.append(f"{int(known):0{digits}d}")
    return "-".join(told) or None
