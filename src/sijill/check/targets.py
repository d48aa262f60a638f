"""A target against what came of it, once it is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from sijill.check.amounts import money, off, percent
from sijill.check.figures import latest, single, year_of
from sijill.check.say import finding
from sijill.edtf import days
from sijill.records import Finding, Held
from sijill.reference import Fact, Facts, Referred

NAME = "target against outcome"
_ALONE = ("defence_spending", "gdp_share", "gdp")


def check(one: Held, facts: Facts, today: date) -> Iterator[Finding]:
    """What came of a target; none if the claim is none, or does not say when it is due."""
    told: Any = one.claim.fields
    if one.claim.kind != "figure" or told.get("figure_kind") != "target" or not told.get("period"):
        return
    claimed, period = money(told["value"], told.get("unit")), told["period"]
    if days(period).latest >= today:
        yield finding(one.id, NAME, "no_reference", "target_ahead", claimed=claimed, period=period)
        return
    outcomes = list(_outcomes(one, facts))
    for referred in outcomes:
        value = referred.fact.value or 0.0
        reached = value >= told["value"]
        share = off(value, told["value"])
        yield finding(
            one.id,
            NAME,
            "agrees" if reached else "differs",
            "target_reached" if reached else "target_missed",
            claimed=claimed,
            period=period,
            reference=f"{money(value, referred.fact.unit)}, {referred.source.name}",
            off=percent(share),
            share_off=share,
            referred=referred,
        )
    if not outcomes:
        yield finding(one.id, NAME, "no_reference", "target_open", claimed=claimed, period=period)


def _outcomes(one: Held, facts: Facts) -> Iterator[Referred]:
    told = one.claim.fields
    year, metric, subject = year_of(told.get("period")), str(told.get("metric")), told.get("subject")
    if year is None:
        return
    if metric in _ALONE and (actor := single(subject)):
        found = [r for r in facts.about(metric, actor) if r.fact.first[:4] == r.fact.last[:4] == year]
        yield from latest([r for r in found if r.fact.unit == told.get("unit")])
    two = 2
    if metric == "trade_volume" and isinstance(subject, list) and len(subject) == two:
        found = [
            r for r in facts.about(metric, *subject) if r.fact.first[:4] == year and r.fact.unit == told.get("unit")
        ]
        yield from _sums(found)


def _sums(found: list[Referred]) -> Iterator[Referred]:
    """Exports and imports as one reporter gives them, added up: each reporter by itself."""
    by: defaultdict[tuple[str, str], list[Referred]] = defaultdict(list)
    for one in found:
        by[one.source.id, one.fact.subject].append(one)
    for (_, reporter), parts in sorted(by.items()):
        flows = {one.fact.more.get("flow") for one in parts}
        if flows >= {"export", "import"}:
            first = parts[0].fact
            total = sum(one.fact.value or 0.0 for one in parts if one.fact.more.get("flow") in ("export", "import"))
            place = f"{', '.join(one.fact.locator for one in parts)} (reporter {reporter})"
            whole = Fact(first.measure, reporter, first.counterpart, first.unit, first.first, first.last, total, place)
            yield Referred(whole, parts[0].source)
