"""When a report speaks: its own date, or where it bears none, the last day that it tells as past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sijill.edtf import Days, days
from sijill.records import Held


class When(NamedTuple):
    """A day; `known` is false where it is only the last that the report looks back on, so that it is not older."""

    day: date
    known: bool


def when(report: Sequence[Held]) -> When | None:
    """When a report speaks, from its date or its claims; None if neither tells."""
    own = span(report[0].report.document.date) if report else None
    if own:
        return When(own.earliest, known=True)
    told = [found.latest for one in report for written in _past(one) if (found := span(written))]
    return When(max(told), known=False) if told else None


def span(written: Any) -> Days | None:
    """The days of a date; None if there is none, or one that is not understood."""
    try:
        return days(written) if isinstance(written, str) else None
    except ValueError:
        return None


def _past(one: Held) -> Iterator[str]:
    fields: Any = one.claim.fields
    if one.claim.reality != "actual" or fields.get("figure_kind") not in (None, "actual", "change"):
        return
    yield from filter(None, (fields.get("period"), fields.get("date")))
    yield from (step["date"] for step in fields.get("steps") or () if step.get("date"))
