"""A figure as a picture: all values that reports give of one measure and subject, against the series of publishers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sijill.edtf import days
from sijill.entry import Entry
from sijill.findings import Series

WIDTH, HEIGHT = 900, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 880, 20, 320
_RULES, _YEARS = 5, 12


class Reported(NamedTuple):
    """A value that reports give, of which period, by how many sources, and in which entry; `done`: not planned."""

    entry: str
    period: str | None
    value: float
    approx: str | None
    sources: int
    done: bool


class Dot(NamedTuple):
    """A reported value where it lies; `width` is as long as its period, where that is longer than a year."""

    reported: Reported
    x: float
    y: float
    width: float


class Line(NamedTuple):
    """A series as the points of a line; `path` is that of an SVG."""

    series: Series
    path: str
    ends: tuple[float, float]


class Chart(NamedTuple):
    """What is drawn: values, series, and the numbers and years that are ruled."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    rules: tuple[tuple[float, float], ...]
    years: tuple[tuple[int, float], ...]
    size: tuple[int, int] = (WIDTH, HEIGHT)


def alike(one: Entry, others: Iterable[Entry]) -> list[Reported]:
    """The values that entries of the same measure, subject and unit give, those of this entry first."""
    found = [value for other in others if other.id != one.id and _same(one, other) for value in _values(other, one)]
    return [*_values(one, one), *sorted(found, key=lambda v: (v.period or "", v.entry))]


def unit(one: Entry) -> str | None:
    """The unit of a figure's values; None where none is told, or reports give several."""
    units = {option.value.get("unit") for option in _options(one)}
    return units.pop() if len(units) == 1 else None


def chart(reported: Sequence[Reported], series: Sequence[Series]) -> Chart | None:
    """The picture of values of which the period is told; None if there is none, nor a series."""
    dated = [(one, span) for one in reported if (span := _years(one.period))]
    points = [[(_middle(r.fact.first, r.fact.last), float(r.fact.value or 0)) for r in one.facts] for one in series]
    times = [t for _, span in dated for t in span] + [t for line in points for t, _ in line]
    if not times:
        return None
    first, last = math.floor(min(times)), math.ceil(max(times))
    last = max(last, first + 1)
    highest = max([one.value for one, _ in dated] + [v for line in points for _, v in line] + [0.0]) or 1.0
    step = _step(highest / _RULES)
    top = step * math.ceil(highest / step)

    def x(time: float) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * (time - first) / (last - first), 1)

    def y(value: float) -> float:
        return round(_BOTTOM - (_BOTTOM - _TOP) * value / top, 1)

    dots = tuple(
        Dot(one, x((a + b) / 2), y(one.value), round(x(b) - x(a), 1) if b - a > 1.01 else 0)  # noqa: PLR2004 (a year)
        for one, (a, b) in dated
    )
    lines = tuple(
        Line(one, "M" + "L".join(f"{x(t):g} {y(v):g}" for t, v in line), (x(line[-1][0]), y(line[-1][1])))
        for one, line in zip(series, points, strict=True)
    )
    rules = tuple((step * n, y(step * n)) for n in range(round(top / step) + 1))
    stride = max(1, math.ceil((last - first) / _YEARS))
    return Chart(dots, lines, rules, tuple((year, x(year)) for year in range(first, last + 1, stride)))


def _same(one: Entry, other: Entry) -> bool:
    """Whether two figures measure the same of the same, in the same unit."""
    mine, its = (
        (e.chosen("metric"), sorted(e.chosen("subject") or ()), e.chosen("counterpart"), _is_change(e), unit(e))
        for e in (one, other)
    )
    return mine == its


def _is_change(one: Entry) -> bool:
    """A change is no value of a measure."""
    return bool(one.chosen("figure_kind") == "change")


def _values(one: Entry, of: Entry) -> list[Reported]:
    done = one.chosen("figure_kind") in (None, "actual", "change")
    known = [option for option in _options(one) if option.value.get("unit") == unit(of)]
    period = one.chosen("period")
    return [
        Reported(one.id, period, float(option.value["value"]), option.value.get("approx"), option.sources, done)
        for option in known
    ]


def _options(one: Entry) -> list[Any]:
    told = one.fields.get("value")
    return [option for option in told.options if isinstance(option.value, dict)] if told else []


def _years(period: str | None) -> tuple[float, float] | None:
    """The time of a period, in years; None where none is told or it is open."""
    try:
        found = days(period) if period else None
    except ValueError:
        return None
    return (_time(found.earliest.isoformat()), _time(found.latest.isoformat(), end=True)) if found else None


def _time(day: str, *, end: bool = False) -> float:
    year, month, number = map(int, day.split("-"))
    return year + (month - 1) / 12 + (number - (0 if end else 1)) / 372


def _middle(first: str, last: str) -> float:
    return (_time(first) + _time(last, end=True)) / 2


def _step(rough: float) -> float:
    """A round number that is not below one."""
    size: float = 10.0 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    return next(size * n for n in (1, 2, 5, 10) if size * n >= rough)
