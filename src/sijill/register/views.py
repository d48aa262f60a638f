"""The register in time, twice: what stood on a day, and what the reports up to a day said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from sijill.edtf import days
from sijill.entry import Entry, Step
from sijill.records import Held
from sijill.register.life import admissible, standing


def known_at(held: Iterable[Held], day: date) -> Iterator[Held]:
    """The claims of reports that were out on that day. A report without a date is not known to have been."""
    for one in held:
        written = one.report.document.date
        if written and _latest(written) <= day:
            yield one


def as_of(entry: Entry, day: date) -> Entry:
    """The entry with those steps only that had surely been taken by that day: dated, done, and not later.

    What is planned, or has no date, is not said to have stood.
    """
    stood = tuple(step for step in entry.steps if _stood(step, day))
    return replace(entry, steps=stood, standing=standing(entry.kind, stood), admissible=admissible(entry.kind, stood))


def _stood(step: Step, day: date) -> bool:
    return step.reality == "actual" and bool(step.date.chosen) and _latest(step.date.chosen) <= day


def _latest(written: str) -> date:
    try:
        return days(written).latest
    except ValueError:
        return date.max
