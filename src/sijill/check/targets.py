"""A target against what came of it, once it is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sijill.check.amounts import money, off, percent
from sijill.check.say import finding
from sijill.check.series import latest, of_period, pair, single, trade
from sijill.edtf import days
from sijill.records import Finding, Held
from sijill.reference import Facts, Referred

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
    outcomes = _outcomes(one, facts)
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


def _outcomes(one: Held, facts: Facts) -> list[Referred]:
    told = one.claim.fields
    metric, period, unit = str(told.get("metric")), told.get("period"), told.get("unit")
    if metric in _ALONE and (actor := single(told.get("subject"))):
        found = of_period(facts.about(metric, actor), period)
    elif metric == "trade_volume" and (two := pair(told.get("subject"))):
        found = trade(facts, *two, period)
    else:
        return []
    return latest(r for r in found if r.fact.unit == unit)
