"""Time as numbers: where the steps of a life and the offices of a person lie on one line of years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sijill.edtf import days
from sijill.entry import Step
from sijill.person import Office

WIDTH = 900
_LEFT, _RIGHT = 40, 860
_TOP, _ROW = 40, 34  # units above the first row, and of each row
_RULES = 12  # years that are ruled at most

Span = tuple[date, date]


class Mark(NamedTuple):
    """A step on a timeline: a point, or a span as long as its date is imprecise."""

    step: Step
    x: float
    width: float
    row: int


class Timeline(NamedTuple):
    """Steps in their rows, and the years that are ruled."""

    marks: tuple[Mark, ...]
    years: tuple[tuple[int, float], ...]
    height: int


class Tenure(NamedTuple):
    """An office from the first to the last day on which a report names it, in its row."""

    office: Office
    x: float
    width: float
    row: int


class Career(NamedTuple):
    """Offices in their rows, and the years that are ruled."""

    tenures: tuple[Tenure, ...]
    years: tuple[tuple[int, float], ...]
    height: int


class Scale:
    """From the first day of the first year of some spans to the last of the last."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.first = date(min(span[0] for span in spans).year, 1, 1)
        self.last = date(min(max(span[1] for span in spans).year + 1, 9999), 1, 1)
        self._whole = max((self.last - self.first).days, 1)

    def x(self, day: date) -> float:
        """Where a day lies."""
        return round(_LEFT + (_RIGHT - _LEFT) * (day - self.first).days / self._whole, 1)

    def breadth(self, span: Span) -> float:
        """How long a span is; 0 for a day."""
        return round(max(self.x(span[1]) - self.x(span[0]), 0), 1) if span[0] != span[1] else 0

    def years(self) -> tuple[tuple[int, float], ...]:
        """The years that are ruled, and where each begins."""
        stride = max(1, (self.last.year - self.first.year) // _RULES + 1)
        return tuple((year, self.x(date(year, 1, 1))) for year in range(self.first.year, self.last.year + 1, stride))


def timeline(steps: Sequence[Step]) -> Timeline | None:
    """The steps that have a date, on one line of time; None if none has."""
    dated = [(step, span) for step in steps if (span := _span(step))]
    if not dated:
        return None
    scale = Scale([span for _, span in dated])
    marks = tuple(Mark(step, scale.x(span[0]), scale.breadth(span), row) for row, (step, span) in enumerate(dated))
    return Timeline(marks, scale.years(), _TOP + _ROW * len(marks))


def career(offices: Sequence[Office]) -> Career | None:
    """The offices that dated reports name, on one line of time; None if none does."""
    dated = [
        (one, (date.fromisoformat(one.first), date.fromisoformat(one.last)))
        for one in offices
        if one.first and one.last
    ]
    if not dated:
        return None
    scale = Scale([span for _, span in dated])
    held = tuple(Tenure(one, scale.x(span[0]), scale.breadth(span), row) for row, (one, span) in enumerate(dated))
    return Career(held, scale.years(), _TOP + _ROW * len(held))


def _span(step: Step) -> Span | None:
    """All days that the options of its date may mean."""
    try:
        found = [days(option.value) for option in step.date.options]
    except ValueError:
        return None
    return (min(one.earliest for one in found), max(one.latest for one in found)) if found else None
