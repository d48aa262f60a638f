"""Which entries a list shows, as a query that looks each condition up among what is kept beside entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Select

from sijill.store import facets, pairs, schema, verdicts


class Sought(NamedTuple):
    """Which entries: of one kind; each further field narrows. `party` also finds the state's bodies and firms.

    `outlet` and `reality` are those of one of its claims. `since` and `until` are EDTF dates: an entry is found if a
    date of one of its claims may fall between them. `verdict` is what checks found of one of
    its claims, as far as they were checked. With `alone`, no other outlet than `outlet` tells of it.
    """

    kind: str
    party: str | None = None
    other: str | None = None
    area: str | None = None
    stage: str | None = None
    conflicting: bool = False
    outlet: str | None = None
    reality: str | None = None
    since: str | None = None
    until: str | None = None
    metric: str | None = None
    alone: bool = False
    verdict: str | None = None


def sought_by(query: Select[Any], sought: Sought) -> Select[Any]:
    """A query over entries, for those that are sought."""
    entry = schema.entry
    query = query.where(entry.c.kind == sought.kind)
    for ids in _narrowed(sought):
        query = query.where(entry.c.id.in_(ids))
    return query.where(entry.c.conflicts > 0) if sought.conflicting else query


def _narrowed(sought: Sought) -> Iterator[Select[Any]]:
    """The ids of the entries that each condition leaves."""
    both = sought.party, sought.other
    if all(both) and ":" not in f"{both[0]}{both[1]}" and both[0] != both[1]:
        yield pairs.of_both(str(both[0]), str(both[1]), sought.kind)
    else:
        yield from (facets.of_party(party, sought.kind) for party in both if party)
    of = {facets.AREA: sought.area, facets.STAGE: sought.stage}
    of |= {facets.ALONE if sought.alone else facets.OUTLET: sought.outlet}
    of |= {facets.REALITY: sought.reality, facets.METRIC: sought.metric}
    for facet, value in of.items():
        if value:
            yield facets.having(facet, value, sought.kind)
    if sought.verdict:
        yield verdicts.having(sought.verdict)
    if sought.since or sought.until:
        yield facets.dated(sought.kind, sought.since, sought.until)
