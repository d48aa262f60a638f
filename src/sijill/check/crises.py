"""Fighting between two sides, states or armed groups, against data of conflicts in its year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from sijill.check.say import finding
from sijill.check.sides import Side, against, on_the_soil_of, side
from sijill.check.when import When, span
from sijill.records import Finding, Held
from sijill.reference import Facts, Referred

NAME = "crisis against events"
_FIGHTING = ("war", "armed_clash", "attack")
_KINDS = (*_FIGHTING, "dispute")
_JANUARY = 1


def check(one: Held, facts: Facts, spoken: When | None) -> Iterator[Finding]:
    """Whether the data have two of the sides against each other in that year; absence is no disproof.

    Only of fighting: the data have no disputes, sanctions and coups. Of a report without a date, the year is that of
    the last day it looks back on, or the one after; what a report of January tells may be of the year before.
    """
    told: Any = one.claim.fields
    if one.claim.kind != "crisis" or one.claim.reality != "actual" or told.get("crisis_kind") not in _KINDS:
        return
    years, covered = _years(told.get("date"), spoken), facts.span("conflict")
    pairs = list(combinations([side(str(said)) for said in sorted(told.get("sides") or (), key=str)], 2))
    if not years or not pairs or covered is None:
        return
    for a, b in pairs:
        known = _about(facts, a, b, years)
        found = [r for r in known if against(r, a, b)]
        on_soil = [r for r in known if on_the_soil_of(r, a, b)]
        if found or on_soil:
            yield _agrees(one, a, b, (found or on_soil)[-1], "crisis_agrees" if found else "crisis_on_soil")
            return
    if told["crisis_kind"] in _FIGHTING:
        yield _missing(one, pairs, years, facts)


def _about(facts: Facts, a: Side, b: Side, years: Sequence[str]) -> list[Referred]:
    """What the data have in these years of a state among the two, or of anyone where both are groups."""
    if not (a.known and b.known):
        return []
    state = a.state or b.state
    if state is None or (state == "PSE" and not (a.state and b.state)):
        return [r for year in years for r in facts.during("conflict", f"{year}-01-01", f"{year}-12-31")]
    other = b.state if state == a.state else None
    known = [*facts.about("conflict", state), *(facts.about("conflict", other) if other else ())]
    return [r for r in known if r.fact.first[:4] in years]


def _agrees(one: Held, a: Side, b: Side, last: Referred, sentence: str) -> Finding:
    more = last.fact.more
    names = [name for name in more.get("names") or () if name]
    called = " – ".join(names) or f"conflict {more.get('conflict') or '?'}"
    about = {"a": a.said, "b": b.said, "year": last.fact.first[:4], "episode": more.get("episode") or "?"}
    return finding(one.id, NAME, "agrees", sentence, **about, called=called, referred=last)


def _missing(one: Held, pairs: Sequence[tuple[Side, Side]], years: Sequence[str], facts: Facts) -> Finding:
    """Why nothing was found: the data end before, do not name the group, or have no such conflict."""
    first, last = (day[:4] for day in facts.span("conflict") or ("?", "?"))
    asked = " / ".join(years)
    if not any(first <= year <= last for year in years):
        return finding(one.id, NAME, "no_reference", "crisis_outside", first=first, last=last, year=asked)
    a, b = next(((a, b) for a, b in pairs if a.known and b.known), pairs[0])
    unknown = next((of.said for of in (a, b) if not of.known), None)
    if unknown is not None:
        return finding(one.id, NAME, "no_reference", "crisis_unnamed", group=unknown)
    return finding(one.id, NAME, "no_reference", "crisis_none", a=a.said, b=b.said, year=asked)


def _years(written: Any, spoken: When | None) -> tuple[str, ...]:
    own = span(written)
    if own:
        return (str(own.earliest.year),) if own.earliest.year == own.latest.year else ()
    if spoken is None:
        return ()
    year = spoken.day.year
    if not spoken.known:
        return (str(year), str(year + 1))
    return (str(year - 1), str(year)) if spoken.day.month == _JANUARY else (str(year),)
