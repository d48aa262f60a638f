"""What one report says against itself: dates later than its own, two values of one figure, shares beyond the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sijill.check.amounts import fits, money
from sijill.check.say import finding
from sijill.codebook import load
from sijill.edtf import days
from sijill.records import Finding, Held

NAME = "report against itself"
_WHOLE = 100.5  # percent, with room for rounding


def check(report: Sequence[Held]) -> Iterator[Finding]:
    """The findings about the claims of one report."""
    for one in report:
        yield from _later(one)
    yield from _figures(report)


def _later(one: Held) -> Iterator[Finding]:
    """Something told as done on a day that comes after the report's own."""
    written = one.report.document.date
    if one.claim.reality != "actual" or not written or one.claim.fields.get("figure_kind") not in (None, "actual"):
        return
    for field, told in _dates(one):
        try:
            later = days(told).earliest > days(written).latest
        except ValueError:
            continue
        if later:
            yield finding(one.id, NAME, "inconsistent", "later_than_report", field=field, date=told, report=written)


def _dates(one: Held) -> Iterator[tuple[str, str]]:
    fields: Any = one.claim.fields
    for name in ("date", "period"):
        if fields.get(name):
            yield name, fields[name]
    for step in fields.get("steps") or ():
        if step.get("date"):
            yield str(step.get("stage") or step.get("step")), step["date"]


def _figures(report: Sequence[Held]) -> Iterator[Finding]:
    groups: defaultdict[tuple[Any, ...], list[Held]] = defaultdict(list)
    for one in report:
        told: Any = one.claim.fields
        if one.claim.kind == "figure" and told.get("period") and told.get("figure_kind") == "actual":
            subject = tuple(sorted(told.get("subject") or ()))
            groups[told["metric"], subject, told.get("counterpart"), told.get("unit"), told["period"]].append(one)
    for key, same in groups.items():
        yield from _two_values(key, same)
    yield from _parts(groups)


def _two_values(key: tuple[Any, ...], same: Sequence[Held]) -> Iterator[Finding]:
    metric, subject, _, unit, period = key
    if metric not in ("defence_spending", "trade_volume", "gdp_share", "arms_exports", "arms_imports") or not subject:
        return
    first: Any = same[0].claim.fields
    other = next((one for one in same[1:] if not _agree(first, one.claim.fields)), None)
    if other is not None:
        told = f"{money(first['value'], unit)}, {money(other.claim.fields['value'], unit)}"
        title = load().lists["metric"].codes[metric].title
        states = ", ".join(subject)
        yield finding(
            other.id, NAME, "inconsistent", "two_values", metric=title, subject=states, period=period, told=told
        )


def _agree(a: Any, b: Any) -> bool:
    return fits(a["value"], a.get("approx"), b["value"]) or fits(b["value"], b.get("approx"), a["value"])


def _parts(groups: dict[tuple[Any, ...], list[Held]]) -> Iterator[Finding]:
    """Shares of several states in one whole."""
    wholes: defaultdict[tuple[Any, ...], list[Held]] = defaultdict(list)
    for (metric, subject, counterpart, unit, period), same in groups.items():
        if unit == "percent" and metric in ("arms_exports", "arms_imports") and len(subject) == 1:
            wholes[metric, counterpart, period].append(same[0])
    for (metric, _, period), parts in wholes.items():
        total = sum(float(str(one.claim.fields["value"])) for one in parts)
        if len(parts) > 1 and total > _WHOLE:
            title = load().lists["metric"].codes[metric].title
            yield finding(
                parts[-1].id, NAME, "inconsistent", "parts_exceed", metric=title, period=period, sum=f"{total:g}"
            )
