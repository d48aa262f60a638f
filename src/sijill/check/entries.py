"""What is odd in an entry: steps that cannot have come so, and reports that cannot all be right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sijill.check.say import finding
from sijill.entry import Entry, Told
from sijill.records import Finding

NAME = "report against report"
COPIES = "copies of one report"
ORDER = "order of steps"


def check(entry: Entry) -> Iterator[Finding]:
    """The findings about one entry."""
    if len(entry.reports) > 1 and entry.sources == 1:
        many = str(len(entry.reports))
        yield finding(entry.id, COPIES, "no_reference", "copies_only", reports=many, independent=False)
    for odd in entry.oddities:
        yield finding(entry.id, ORDER, "inconsistent", "order_of_steps", odd=odd)
    for field, told in entry.fields.items():
        if told.conflict:
            yield _disagree(entry, field, told)
    for step in entry.steps:
        if step.date.conflict:
            yield _disagree(entry, f"{step.code} date", step.date)


def _disagree(entry: Entry, field: str, told: Told) -> Finding:
    values = "; ".join(f"{_words(option.value)} ({option.sources})" for option in told.options)
    return finding(entry.id, NAME, "inconsistent", "reports_disagree", field=field.replace("_", " "), told=values)


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part is not None)
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    return str(value)
