"""What reports claim, held against reference series and against each other: each check is a module of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sijill.check import (
    changes,
    crises,
    entries,
    figures,
    inside,
    offices,
    ranks,
    sums,
    suppliers,
    targets,
    transfers,
    treaties,
    trends,
)
from sijill.check.quotations import Heard
from sijill.check.quotations import check as check_quotations
from sijill.check.quotations import quotations as quoted
from sijill.check.say import sentences
from sijill.check.when import When, when
from sijill.entry import Entry
from sijill.records import Finding, Held
from sijill.reference import Facts

__all__ = ["TARGETS", "Heard", "check_entry", "check_quotations", "check_report", "quoted"]

TARGETS = targets.NAME
_CLAIMS = (figures.check, changes.check, transfers.check, treaties.check)
_IN_TIME = (offices.check, crises.check)


def check_report(report: Sequence[Held], facts: Facts, today: date) -> Iterator[Finding]:
    """The findings about the claims of one report, claim by claim, then those about the report as a whole.

    Each finding about a report without a date says that it has none.
    """
    undated = sentences()["undated"]
    dated = bool(report and report[0].report.document.date)
    for one in _found(report, facts, today, when(report)):
        yield one if dated else replace(one, en=f"{one.en} {undated.en}", ar=f"{one.ar} {undated.ar}")


def _found(report: Sequence[Held], facts: Facts, today: date, spoken: When | None) -> Iterator[Finding]:
    for one in report:
        for check in _CLAIMS:
            yield from check(one, facts)
        for check_in_time in _IN_TIME:
            yield from check_in_time(one, facts, spoken)
        yield from targets.check(one, facts, today)
    yield from suppliers.check(report, facts)
    yield from inside.check(report)
    yield from sums.check(report)
    if report:
        yield from trends.check(report, facts, spoken)
        yield from ranks.check(report, facts, spoken)


def check_entry(entry: Entry) -> Iterator[Finding]:
    """The findings about one entry."""
    yield from entries.check(entry)
