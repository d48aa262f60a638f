"""What reports claim, held against reference series and against each other: each check is a module of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sijill.check import changes, crises, entries, figures, inside, offices, suppliers, targets, transfers, treaties
from sijill.check.when import when
from sijill.entry import Entry
from sijill.records import Finding, Held
from sijill.reference import Facts

__all__ = ["TARGETS", "check_entry", "check_report"]

TARGETS = targets.NAME
_CLAIMS = (figures.check, changes.check, transfers.check, treaties.check)
_IN_TIME = (offices.check, crises.check)


def check_report(report: Sequence[Held], facts: Facts, today: date) -> Iterator[Finding]:
    """The findings about the claims of one report, claim by claim, then those about the report as a whole."""
    spoken = when(report)
    for one in report:
        for check in _CLAIMS:
            yield from check(one, facts)
        for check_in_time in _IN_TIME:
            yield from check_in_time(one, facts, spoken)
        yield from targets.check(one, facts, today)
    yield from suppliers.check(report, facts)
    yield from inside.check(report)


def check_entry(entry: Entry) -> Iterator[Finding]:
    """The findings about one entry."""
    yield from entries.check(entry)
