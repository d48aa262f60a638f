"""The whole series that publishers have of a figure's measure and subject, for a picture beside what reports say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sijill.check.figures import ALONE
from sijill.check.series import trade
from sijill.reference import Facts, Referred

_TWO = 2


class Series(NamedTuple):
    """A series by name, publisher, edition and unit (`USD@2023`: constant prices), its facts in the order of time."""

    name: str
    publisher: str
    edition: str | None
    unit: str | None
    facts: tuple[Referred, ...]


def series(facts: Facts, metric: str, subject: Sequence[str]) -> list[Series]:
    """The series of a measure of one actor, or of the trade of two; the last edition of each publisher. None else."""
    if metric in ALONE and len(subject) == 1:
        found = facts.about(metric, subject[0])
    elif metric == "trade_volume" and len(subject) == _TWO:
        spans = dict.fromkeys((r.fact.first, r.fact.last) for r in facts.about(metric, *subject))
        found = [one for first, last in spans for one in trade(facts, subject[0], subject[1], f"{first}/{last}")]
    else:
        return []
    by: defaultdict[tuple[str, str, str], list[Referred]] = defaultdict(list)
    for one in found:
        if one.fact.value is not None:
            by[one.source.name, str(one.fact.more.get("reporter") or ""), one.fact.unit or ""].append(one)
    named = ((f"{name} ({reporter})" if reporter else name, rows) for (name, reporter, _), rows in sorted(by.items()))
    return [_last(name, rows) for name, rows in named]


def _last(name: str, rows: list[Referred]) -> Series:
    edition = max(one.source.edition or "" for one in rows)
    kept = sorted((one for one in rows if (one.source.edition or "") == edition), key=lambda one: one.fact.first)
    return Series(name, kept[0].source.publisher, edition or None, kept[0].fact.unit, tuple(kept))
