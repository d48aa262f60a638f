"""An agreement against sets of treaties: the same two states and the same day, month or year of signature."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from sijill.check.say import finding
from sijill.edtf import days
from sijill.records import Finding, Held
from sijill.reference import Facts, Referred

NAME = "agreement against treaties"


def check(one: Held, facts: Facts) -> Iterator[Finding]:
    """Whether a set has it, for each pair of its parties; what no set has is not disproved, and said once."""
    told: Any = one.claim.fields
    if one.claim.kind != "agreement" or one.claim.reality != "actual":
        return
    signed = [s["date"] for s in told.get("steps") or () if s["stage"] == "signed" and s.get("date")]
    parties = sorted({str(code).partition(":")[0] for code in told.get("parties") or ()})
    if not signed:
        return
    missing: tuple[str, str] | None = None
    any_found = False
    for a, b in combinations(parties, 2):
        known = facts.about("treaty", a, b)
        found = [r for r in known if _overlap(r, signed[0])]
        for referred in found[:1]:
            more = referred.fact.more
            press = more.get("from") == "press"
            yield finding(
                one.id,
                NAME,
                "agrees",
                "treaty_agrees_press" if press else "treaty_agrees",
                a=a,
                b=b,
                signed=more["signed"],
                set=f"{referred.source.name}, {more['id']}",
                independent=not press,
                referred=referred,
            )
        any_found = any_found or bool(found)
        missing = missing or ((a, b) if known and not found else None)
    if missing and not any_found:
        yield finding(one.id, NAME, "no_reference", "treaty_none", a=missing[0], b=missing[1])


def _overlap(referred: Referred, signed: str) -> bool:
    try:
        told, known = days(signed), days(str(referred.fact.more["signed"]))
    except ValueError:
        return False
    return told.earliest <= known.latest and known.earliest <= told.latest
