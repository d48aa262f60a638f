"""Fighting between two states against data of conflicts in its year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from sijill.check.say import finding
from sijill.check.states import is_code
from sijill.check.when import When, span
from sijill.records import Finding, Held
from sijill.reference import Facts, Referred

NAME = "crisis against events"
_FIGHTING = ("war", "armed_clash", "attack")
_KINDS = (*_FIGHTING, "dispute")


def check(one: Held, facts: Facts, spoken: When | None) -> Iterator[Finding]:
    """Whether the data have two of the sides against each other in that year; absence is no disproof.

    Only of fighting: the data have no disputes, sanctions and coups. Of a report without a date, the year is that of
    the last day it looks back on, or the one after.
    """
    told: Any = one.claim.fields
    if one.claim.kind != "crisis" or one.claim.reality != "actual" or told.get("crisis_kind") not in _KINDS:
        return
    years = _years(told.get("date"), spoken)
    states = sorted({str(side) for side in told.get("sides") or () if is_code(str(side))})
    if not years:
        return
    missing: tuple[str, str] | None = None
    for a, b in combinations(states, 2):
        known = facts.about("conflict", a)
        found = [r for r in known if r.fact.first[:4] in years and _against(r, a, b)]
        if found:
            last = found[-1]
            about = {"a": a, "b": b, "year": last.fact.first[:4], "episode": last.fact.more.get("episode") or "?"}
            yield finding(one.id, NAME, "agrees", "crisis_agrees", **about, referred=last)
            return
        missing = missing or ((a, b) if known else None)
    if missing and told["crisis_kind"] in _FIGHTING:
        yield finding(one.id, NAME, "no_reference", "crisis_none", a=missing[0], b=missing[1], year=" / ".join(years))


def _against(referred: Referred, a: str, b: str) -> bool:
    sides = referred.fact.more["sides"]
    one, other = {*sides["a"], *sides["beside a"]}, {*sides["b"], *sides["beside b"]}
    return (a in one and b in other) or (b in one and a in other)


def _years(written: Any, spoken: When | None) -> tuple[str, ...]:
    own = span(written)
    if own:
        return (str(own.earliest.year),) if own.earliest.year == own.latest.year else ()
    if spoken is None:
        return ()
    return (str(spoken.day.year),) if spoken.known else (str(spoken.day.year), str(spoken.day.year + 1))
