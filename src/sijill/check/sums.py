"""Sums and changes inside one report: parts against their whole, and a change against the two values it is between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sijill.check.amounts import fits, money
from sijill.check.say import finding
from sijill.check.series import year_of
from sijill.codebook import load
from sijill.records import Finding, Held

NAME = "sums inside the report"
_ADD_UP = frozenset(("defence_spending", "arms_exports", "arms_imports", "aid", "loan", "troops"))
_NEAR = 1.0  # percentage points by which rounding of two values may move a change


class _Key(NamedTuple):
    """What figures have in common that can be added up or compared."""

    metric: str
    subject: tuple[str, ...]
    counterpart: Any
    unit: Any
    period: str


def check(report: Sequence[Held]) -> Iterator[Finding]:
    """The findings about the figures of one report that are told as they were."""
    groups: defaultdict[_Key, list[Held]] = defaultdict(list)
    for one in report:
        told: Any = one.claim.fields
        if (
            one.claim.kind == "figure"
            and one.claim.reality == "actual"
            and told.get("figure_kind") == "actual"
            and told.get("period")
        ):
            groups[_key(told)].append(one)
    yield from _sums(groups)
    for one in report:
        yield from _change(one, groups)


def _key(told: Any) -> _Key:
    subject = tuple(sorted(map(str, told.get("subject") or ())))
    return _Key(str(told.get("metric")), subject, told.get("counterpart"), told.get("unit"), str(told.get("period")))


def _sums(groups: dict[_Key, list[Held]]) -> Iterator[Finding]:
    """What several have together, where the report also tells what each of them has of the same at the same time."""
    for key, wholes in groups.items():
        if key.metric not in _ADD_UP or key.unit == "percent" or len(wholes) > 1:
            continue
        parts = [groups.get(key._replace(subject=(one,)), []) for one in key.subject]
        if len(parts) <= 1 or not all(len(part) == 1 for part in parts):
            continue
        told: Any = wholes[0].claim.fields
        whole, total = float(told["value"]), sum(float(str(part[0].claim.fields["value"])) for part in parts)
        if not _agree(told, whole, total):
            said = _said(key) | {"sum": money(total, key.unit), "claimed": money(whole, key.unit)}
            yield finding(wholes[0].id, NAME, "inconsistent", "sum_inside", **said)


def _change(one: Held, groups: dict[_Key, list[Held]]) -> Iterator[Finding]:
    """A change in percent from one year to the next, where the report tells the values of both."""
    told: Any = one.claim.fields
    year = year_of(told.get("period"))
    if one.claim.kind != "figure" or told.get("figure_kind") != "change" or told.get("unit") != "percent" or not year:
        return
    key = _key(told)
    units = {k.unit for k in groups if k[:3] == key[:3] and k.unit not in (None, "percent")}
    for unit in units:
        pair = [groups.get(key._replace(unit=unit, period=str(when)), []) for when in (int(year) - 1, int(year))]
        if not all(len(values) == 1 for values in pair):
            continue
        before, after = (float(str(values[0].claim.fields["value"])) for values in pair)
        change = (after / before - 1) * 100 if before else None
        if change is not None and not _is(told, abs(change)):
            values = {"before": money(before, unit), "after": money(after, unit), "change": f"{change:+.1f} %"}
            said = _said(key) | {"claimed": f"{told['value']:g} %"} | values
            yield finding(one.id, NAME, "inconsistent", "change_inside", **said)


def _is(told: Any, change: float) -> bool:
    return abs(told["value"] - change) <= _NEAR or fits(told["value"], told.get("approx"), change)


def _agree(told: Any, whole: float, total: float) -> bool:
    return fits(whole, told.get("approx"), total) or fits(total, told.get("approx"), whole)


def _said(key: _Key) -> dict[str, str]:
    title = load().lists["metric"].codes[key.metric].title
    return {"metric": title, "subject": ", ".join(key.subject)}
