"""References of one year as they are compared: the last edition of each publisher, and flows of trade added up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sijill.check.when import span
from sijill.reference import Fact, Facts, Referred

_YEAR = re.compile(r"(\d{4})")
_RECONCILED = "both, reconciled"  # of BACI, which makes one number of what both sides report


def latest(referred: Iterable[Referred]) -> list[Referred]:
    """Of each publisher's files the one of the last edition: each is compared by itself, and none is averaged."""
    last: dict[tuple[str, str], Referred] = {}
    for one in referred:
        key = one.source.publisher, str(one.fact.more.get("reporter") or "")
        before = last.get(key)
        if before is None or (before.source.edition or "") <= (one.source.edition or ""):
            last[key] = one
    return [last[key] for key in sorted(last)]


def single(actors: Any) -> str | None:
    """The only actor of a list."""
    return actors[0] if isinstance(actors, list) and len(actors) == 1 else None


def pair(actors: Any) -> tuple[str, str] | None:
    """The two actors of a list of two."""
    two = 2
    return (actors[0], actors[1]) if isinstance(actors, list) and len(actors) == two else None


def year_of(period: Any) -> str | None:
    """The year of a period that is one year, or a mark of doubt on it."""
    found = _YEAR.fullmatch(str(period or "").rstrip("~?%"))
    return found.group(1) if found else None


def of_period(referred: Iterable[Referred], period: Any) -> list[Referred]:
    """The facts that cover just that period: a calendar year, or a financial year as `2019-07/2020-06`."""
    found = span(str(period or "").rstrip("~?%") or None)
    if found is None:
        return []
    wanted = found.earliest.isoformat(), found.latest.isoformat()
    return [one for one in referred if (one.fact.first, one.fact.last) == wanted]


def trade(facts: Facts, a: str, b: str, period: Any) -> list[Referred]:
    """What each reporter says that two states traded in a year: its exports and its imports added up."""
    by: defaultdict[tuple[str, str], list[Referred]] = defaultdict(list)
    for one in of_period(facts.about("trade_volume", a, b), period):
        by[one.source.id, str(one.fact.more.get("reporter") or one.fact.subject)].append(one)
    return [whole for (_, reporter), parts in sorted(by.items()) for whole in _whole(reporter, parts)]


def _whole(reporter: str, parts: list[Referred]) -> Iterator[Referred]:
    """One fact of the two flows; none where one of them is not reported."""
    flows = {(one.fact.more.get("flow"), one.fact.subject if reporter == _RECONCILED else "") for one in parts}
    both = [one for one in parts if one.fact.more.get("flow") in ("export", "import")]
    if len({flow for flow in flows if flow[0] in ("export", "import")}) > 1:
        first = both[0].fact
        total = sum(one.fact.value or 0.0 for one in both)
        place = f"{', '.join(one.fact.locator for one in both)} (reporter: {reporter})"
        named = first.measure, first.subject, first.counterpart, first.unit, first.first, first.last
        yield Referred(Fact(*named, total, place, None, {"reporter": reporter}), both[0].source)
