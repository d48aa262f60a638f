"""Sets of treaties: DCAD's defence cooperation agreements, and ATOP's alliances by pair and year."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from sijill.check.sources.table import Importer, Taken, text_of
from sijill.check.states import by_cow
from sijill.reference import Fact

_PLEDGES = ("defense", "offense", "neutral", "nonagg", "consul")


def knows_dcad(path: Path, head: str) -> bool:
    """Whether this is DCAD's file of agreements."""
    return path.suffix.lower() == ".csv" and "signYear" in head and "DCAid" in head.partition("\n")[0]


def take_dcad(path: Path) -> tuple[Importer, Taken]:
    """Two-sided defence cooperation agreements, 1980 to 2010; numbers below zero mean that a value is not known."""
    taken = Taken()
    for line, row in enumerate(csv.DictReader(io.StringIO(text_of(path), newline="")), start=2):
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
        }
        first, last = f"{signed}-01-01"[:10], f"{signed}-12-31"[:10]
        taken.facts.append(Fact("treaty", a, b, None, *_span(signed, first, last), None, f"line {line}", None, more))
    licence = "cite: Kinne, Defense Cooperation Agreement Dataset"
    return Importer("DCAD, defence cooperation agreements", "Brandon Kinne", "1.0", licence), taken


def _span(signed: str, first: str, last: str) -> tuple[str, str]:
    if len(signed) == len("2000-01-01"):
        return signed, signed
    if len(signed) == len("2000-01"):
        return f"{signed}-01", f"{signed}-28"
    return first, last


def _day(row: dict[str, str], name: str) -> str | None:
    parts = [row.get(f"{name}{part}") or "" for part in ("Year", "Month", "Day")]
    known = [int(part) for part in parts if part.lstrip("-").isdigit()]
    if not known or known[0] < 0:
        return None
    told = [f"{known[0]:04d}"]
    for part in known[1:]:
        if part <= 0:
            break
        told.append(f"{part:02d}")
    return "-".join(told)


def knows_atop(path: Path, head: str) -> bool:
    """Whether this is ATOP's file of pairs and years."""
    return path.suffix.lower() == ".csv" and "atop_defense" in head.partition("\n")[0]


def take_atop(path: Path) -> tuple[Importer, Taken]:
    """Alliances: years in which the pledges of a pair were the same are one fact."""
    taken = Taken()
    rows = csv.DictReader(io.StringIO(text_of(path), newline=""))
    known = sorted((int(r["ccode1"]), int(r["ccode2"]), int(float(r["year"])), _pledges(r)) for r in rows)
    for (one, two), years in groupby(known, key=lambda row: row[:2]):
        a, b = by_cow(one), by_cow(two)
        if a is None or b is None:
            taken.refuse("a state that is not known")
            continue
        for first, last, pledges in _stretches([(row[2], row[3]) for row in years]):
            if pledges:
                more = {"pledges": pledges.split()}
                span = f"{first}-01-01", f"{last}-12-31"
                taken.facts.append(Fact("alliance", a, b, None, *span, None, f"{one}-{two}-{first}", None, more))
    return Importer("ATOP, alliance treaty obligations", "ATOP project", "5", "cite: Leeds and others"), taken


def _pledges(row: dict[str, str]) -> str:
    return " ".join(name for name in _PLEDGES if row.get(f"atop_{name}", "").startswith("1"))


def _stretches(years: list[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    start, (last, pledges) = years[0][0], years[0]
    for year, now in years[1:]:
        if now != pledges or year != last + 1:
            yield start, last, pledges
            start = year
        last, pledges = year, now
    yield start, last, pledges
