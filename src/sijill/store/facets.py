"""What entries are looked up by: actors, areas, steps, outlets, reality and days of their claims, kept beside them.

All of it follows from claims and entries; it is kept so that a list of a hundred thousand is narrowed in one look-up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, literal, select

from sijill.store import reviews, schema
from sijill.store.find import within
from sijill.store.keys import AREAS, STAGES

ACTOR, BODY, AREA, STAGE, OUTLET, REALITY, ODD = "actor", "body", "area", "stage", "outlet", "reality", "odd"
METRIC = "metric"
ALONE = "alone"  # the outlet of entries of which no other tells
_AT_ONCE = 400


def keep(connection: Connection, ids: Collection[str]) -> None:
    """Keeps what some entries are looked up by, which stand there with their claims."""
    facet, day = schema.entry_facet, schema.entry_day
    for some in _chunks(sorted(ids)):
        for query in _found(some):
            connection.execute(insert(facet).from_select(["entry_id", "facet", "value", "kind"], query))
        connection.execute(insert(day).from_select(["entry_id", "earliest", "latest", "kind"], _days(some)))


def drop(connection: Connection, ids: Collection[str]) -> None:
    """Takes away what some entries were looked up by."""
    for some in _chunks(sorted(ids)):
        for table in (schema.entry_facet, schema.entry_day):
            connection.execute(delete(table).where(table.c.entry_id.in_(some)))


def having(facet: str, value: str, kind: str | None = None) -> Select[Any]:
    """The ids of the entries that have a value, of one kind or of all."""
    table = schema.entry_facet
    query = select(table.c.entry_id).where(table.c.facet == facet, table.c.value == value)
    return query.where(table.c.kind == kind) if kind else query


def of_party(party: str, kind: str | None = None) -> Select[Any]:
    """The ids of the entries of an actor; those of a state's bodies and firms are its too."""
    return having(BODY if ":" in party else ACTOR, party, kind)


def dated(kind: str, since: str | None, until: str | None) -> Select[Any]:
    """The ids of the entries of which a date may fall between two. Raises RegisterError for one that is no date."""
    table = schema.entry_day
    return select(table.c.entry_id).where(table.c.kind == kind, *within(since, until, table))


def _found(ids: Sequence[str]) -> Iterator[Select[Any]]:
    """What each facet of some entries is, as it stands in their claims."""
    entry, of, claim, report = schema.entry, schema.entry_claim, schema.claim, schema.report
    actor, code = schema.claim_actor, schema.claim_code
    mine = of.join(entry, entry.c.id == of.c.entry_id)
    by_actor, by_code = (mine.join(table, table.c.claim_id == of.c.claim_id) for table in (actor, code))
    by_claim = mine.join(claim, claim.c.id == of.c.claim_id)
    now = reviews.claim_now
    by_now = by_claim.outerjoin(now, now.c.claim_id == claim.c.id)
    by_report = by_claim.join(report, report.c.key == claim.c.report_key)
    here, outlet = of.c.entry_id.in_(ids), func.coalesce(report.c.outlet, "")

    def made(facet: str, value: ColumnElement[Any], *where: ColumnElement[bool]) -> Select[Any]:
        return select(entry.c.id, literal(facet), value, entry.c.kind).where(*where).distinct()

    yield made(ACTOR, actor.c.owner, here).select_from(by_actor)
    yield made(BODY, actor.c.code, here, actor.c.code.contains(":", autoescape=True)).select_from(by_actor)
    yield made(AREA, code.c.code, here, code.c.field.in_(AREAS)).select_from(by_code)
    yield made(STAGE, code.c.code, here, code.c.field.in_(STAGES)).select_from(by_code)
    yield made(METRIC, code.c.code, here, code.c.field == METRIC).select_from(by_code)
    yield made(REALITY, func.coalesce(now.c.reality, claim.c.reality), here).select_from(by_now)
    yield made(OUTLET, outlet, here).select_from(by_report)
    by_outlet = select(entry.c.id, literal(ALONE), func.min(outlet), func.min(entry.c.kind)).where(here)
    yield by_outlet.select_from(by_report).group_by(entry.c.id).having(func.count(outlet.distinct()) == 1)
    yield made(ODD, literal("1"), entry.c.id.in_(ids), entry.c.conflicts > 0)


def _days(ids: Sequence[str]) -> Select[Any]:
    entry, of, date = schema.entry, schema.entry_claim, schema.claim_date
    joined = of.join(entry, entry.c.id == of.c.entry_id).join(date, date.c.claim_id == of.c.claim_id)
    columns = entry.c.id, date.c.earliest, date.c.latest, entry.c.kind
    return select(*columns).where(of.c.entry_id.in_(ids)).select_from(joined).distinct()


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
