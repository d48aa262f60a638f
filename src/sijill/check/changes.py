"""By how much spending is said to have grown or fallen, against the series of that year and the one before.

Constant and current prices give two answers, and reports seldom say which they mean, or since when: so that a change
which neither bears out is told beside both, and not said to be wrong. Whether it rose or fell is not looked at, for the
claim does not say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sijill.check.amounts import fits
from sijill.check.say import finding
from sijill.check.series import latest, of_period, single, year_of
from sijill.records import Finding, Held
from sijill.reference import Facts, Referred

NAME = "change against series"
_NEAR = 0.5  # percentage points by which rounding may move a change


def check(one: Held, facts: Facts) -> Iterator[Finding]:
    """The findings about one claim; none if it is no change of a state's spending in one year, in percent."""
    told: Any = one.claim.fields
    subject, year = single(told.get("subject")), year_of(told.get("period"))
    if one.claim.kind != "figure" or told.get("figure_kind") != "change" or told.get("metric") != "defence_spending":
        return
    if subject is None or year is None or told.get("unit") != "percent" or one.claim.reality != "actual":
        return
    series = [r for r in facts.about("defence_spending", subject) if str(r.fact.unit).startswith("USD")]
    for now in latest(r for r in of_period(series, year) if "@" in str(r.fact.unit)):
        constant, current = (_change(now, series, unit) for unit in (now.fact.unit, "USD"))
        if constant is None:
            continue
        agrees = any(_is(told, change) for change in (constant, current) if change is not None)
        yield finding(
            one.id,
            NAME,
            "agrees" if agrees else "no_reference",
            "change_agrees" if agrees else "change_other",
            claimed=f"{told['value']:g} %",
            period=year,
            constant=f"{constant:+.1f} %",
            current="?" if current is None else f"{current:+.1f} %",
            reference=now.source.name,
            referred=now,
        )


def _is(told: Any, change: float) -> bool:
    return fits(told["value"], told.get("approx"), abs(change)) or abs(told["value"] - abs(change)) <= _NEAR


def _change(now: Referred, series: list[Referred], unit: str | None) -> float | None:
    """The change in percent from the year before, within one file and one unit."""
    year = int(now.fact.first[:4])
    same = [r for r in series if r.fact.unit == unit and r.source.id == now.source.id]
    values = [next((r.fact.value for r in of_period(same, str(when))), None) for when in (year - 1, year)]
    before, after = values
    return (after / before - 1) * 100 if before and after is not None else None
