"""UCDP/PRIO armed conflicts: one row for each conflict and year."""

from __future__ import annotations

import re
from pathlib import Path

from sijill.check.sources.table import Importer, Taken, number, records_of, year
from sijill.check.states import by_cow
from sijill.reference import Fact

_ROLES = {"gwno_a": "a", "gwno_b": "b", "gwno_a_2nd": "beside a", "gwno_b_2nd": "beside b"}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def knows(path: Path, head: str) -> bool:
    """Whether this is such a file."""
    del path
    first = head.partition("\n")[0]
    return all(name in first for name in ("conflict_id", "gwno_a", "intensity_level"))


def take(path: Path) -> tuple[Importer, Taken]:
    """One fact for each state that took part in a conflict in a year, with the others."""
    taken = Taken()
    years = []
    for line, row in records_of(path):
        when = number(row["year"])
        sides = {role: _states(row.get(column) or "") for column, role in _ROLES.items()}
        if when is None or not any(sides.values()):
            taken.refuse("no year or no state that is known")
            continue
        years.append(int(when))
        more = {
            "conflict": str(row["conflict_id"]).removesuffix(".0"),
            "sides": sides,
            "intensity": number(row.get("intensity_level")),
            "start": row.get("start_date"),
            "episode": row.get("start_date2"),
            "territory": row.get("territory_name"),
            "names": [row.get("side_a") or "", row.get("side_b") or ""],
        }
        for state in sorted({state for states in sides.values() for state in states}):
            taken.facts.append(Fact("conflict", state, None, None, *year(when), None, f"line {line}", None, more))
    edition = f"to {max(years)}" if years else None
    return Importer("UCDP/PRIO Armed Conflict Dataset", "UCDP and PRIO", edition, "CC BY 4.0"), taken


def _states(cell: str) -> list[str]:
    return [code for code in map(by_cow, _NUMBER.findall(cell)) if code]
