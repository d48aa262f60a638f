"""The register seen from above: how much there is, of whom, and from whom. It reads only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, select

from sijill.records import Document, Report
from sijill.store import facets, pairs, schema
from sijill.store.pairs import Pair, Supplied
from sijill.store.queries import latest_first
from sijill.store.rows import report_key, to_report
from sijill.store.search import with_any

_AT_ONCE = 400
_FIRST = 8  # hexadecimal digits from which a report's key is sought by its beginning


class KindCount(NamedTuple):
    """How many entries of a kind there are, and of how many the reports tell what cannot all be right."""

    kind: str
    entries: int
    conflicting: int


class Outlet(NamedTuple):
    """An outlet (None: reports that name none), how many reports and claims are its, and between which dates.

    `alone` is how many entries rest on its reports only.
    """

    name: str | None
    reports: int
    claims: int
    first: str | None
    last: str | None
    alone: int


class Survey:
    """The survey on a connection that the register opened."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def kinds(self, party: str | None = None) -> list[KindCount]:
        """How many entries of each kind there are, of all or of those that an actor is in."""
        entry, facet = schema.entry, schema.entry_facet
        if party:
            name = facets.BODY if ":" in party else facets.ACTOR
            query = select(facet.c.kind, func.count()).where(facet.c.facet == name, facet.c.value == party)
            odd = select(facet.c.kind, func.count()).where(facet.c.facet == facets.ODD)
            odd, by = odd.where(facet.c.entry_id.in_(facets.of_party(party))), facet.c.kind
        else:
            query, by = select(entry.c.kind, func.count()), entry.c.kind
            odd = query.where(entry.c.conflicts > 0)
        conflicting = dict(self._pairs(odd, by))
        return [KindCount(kind, n, conflicting.get(kind, 0)) for kind, n in sorted(self._pairs(query, by))]

    def reports(
        self, *, outlet: str | None = None, limit: int | None = None, offset: int = 0, after: str | None = None
    ) -> list[Report]:
        """The reports, the latest first, those without a date last; `""` is the outlet of those that name none.

        After the report of a key, if it is given; raises RegisterError if that is not there.
        """
        seq = schema.report.c.seq
        query = latest_first(self._db, _of(select(seq), outlet), after).limit(limit).offset(offset).subquery()
        whole = latest_first(self._db, select(schema.report).join(query, query.c.seq == seq))
        return [to_report(row) for row in self._db.execute(whole)]  # no text is read of one that is not shown

    def report_count(self, outlet: str | None = None) -> int:
        """How many reports there are, of all or of one outlet."""
        return int(self._db.execute(_of(select(func.count()).select_from(schema.report), outlet)).scalar_one())

    def report(self, key: str) -> Report | None:
        """The report of a key, or of the beginning of one with at least eight digits; None if there is not one."""
        column = schema.report.c.key
        query = select(schema.report).where(
            column.startswith(key, autoescape=True) if len(key) >= _FIRST else column == key
        )
        rows = self._db.execute(query.limit(2)).all()
        return to_report(rows[0]) if len(rows) == 1 else None

    def kept(self, document: Document) -> Report | None:
        """The report of a document, if it is in the register."""
        return self.report(report_key(document))

    def outlets(self, claims: Mapping[str | None, int] | None = None) -> list[Outlet]:
        """The outlets, those of most reports first; `claims` is how many each has, if that is known already."""
        report, facet = schema.report, schema.entry_facet
        if claims is None:
            claims = self.claims_by_outlet(0)[0]
        dates = (func.min(report.c.date), func.max(report.c.date))
        query = select(report.c.outlet, func.count(), *dates).group_by(report.c.outlet)
        single = select(facet.c.value, func.count()).where(facet.c.facet == facets.ALONE)
        alone = dict(self._pairs(single, facet.c.value))
        rows = self._db.execute(query.order_by(func.count().desc(), report.c.outlet))
        return [Outlet(o, n, int(claims.get(o, 0)), first, last, alone.get(o or "", 0)) for o, n, first, last in rows]

    def claims_by_outlet(self, after: int) -> tuple[dict[str | None, int], int]:
        """How many claims after the one of a number each outlet has, and the number of the last.

        Claims are only added: who keeps the answer need only ask for what came since.
        """
        claim, report = schema.claim, schema.report
        last = self._db.execute(select(func.coalesce(func.max(claim.c.seq), 0))).scalar_one()
        if last <= after:
            return {}, after
        counted = select(report.c.outlet, func.count()).where(claim.c.seq > after).group_by(report.c.outlet)
        counted = counted.select_from(claim.join(report, report.c.key == claim.c.report_key))
        return {outlet: n for outlet, n in self._db.execute(counted)}, last  # noqa: C416 (rows)

    def with_any(self, phrases: Sequence[str], outlet: str, limit: int) -> list[Report]:
        """The latest reports of an outlet that have one of some phrases, folded, somewhere in them."""
        return with_any(self._db, phrases, outlet, limit)

    def alone(self, outlet: str) -> dict[str, int]:
        """How many entries of each kind only one outlet tells of."""
        facet = schema.entry_facet.c
        query = select(facet.kind, func.count()).where(facet.facet == facets.ALONE, facet.value == outlet)
        return dict(self._pairs(query, facet.kind))

    def by_report(self, claims: Sequence[str]) -> list[str]:
        """The ids of some claims, those of the latest reports first, those of reports without a date last."""
        claim, report, found = schema.claim, schema.report, list[tuple[str, int, str]]()
        for start in range(0, len(claims), _AT_ONCE):
            some = claims[start : start + _AT_ONCE]
            query = select(report.c.date, claim.c.seq, claim.c.id).join(report, report.c.key == claim.c.report_key)
            found += [(row.date or "", -row.seq, row.id) for row in self._db.execute(query.where(claim.c.id.in_(some)))]
        return [id_ for _, _, id_ in sorted(found, reverse=True)]

    def actors(self, kind: str | None = None) -> list[tuple[str, int]]:
        """The actors of the entries (states rather than their bodies), with in how many they are, most first.

        Of the entries of one kind, if it is named.
        """
        table = schema.entry_facet
        query = select(table.c.value, func.count()).where(table.c.facet == facets.ACTOR).group_by(table.c.value)
        query = query.where(table.c.kind == kind) if kind else query
        return [(owner, n) for owner, n in self._db.execute(query.order_by(func.count().desc(), table.c.value))]

    def pairs(
        self, kinds: Sequence[str], party: str | None = None, since: str | None = None, until: str | None = None
    ) -> list[Pair]:
        """The pairs of actors that stand in one entry of some kinds, by kind, those of most entries first.

        Of one actor, which is then the first of each pair, if it is named; of entries of which a date may fall between
        two dates, if they are given.
        """
        found = pairs.between(self._db, kinds, party, since, until)
        return sorted(found, key=lambda one: (-one.entries, one.a, one.b, one.kind))

    def areas(self, of: Iterable[tuple[str, str]]) -> dict[tuple[str, str], dict[str, int]]:
        """In how many agreements of each of some pairs which area is named."""
        return pairs.areas(self._db, of)

    def supplies(self, recipient: str | None = None) -> list[Supplied]:
        """Of each year and supplier, in how many transfers that were really made, to one recipient or to all."""
        return pairs.supplies(self._db, recipient)

    def recipients(self) -> list[tuple[str, int]]:
        """Who is supplied, and in how many transfers that were really made, those of most first."""
        return pairs.recipients(self._db)

    def years(self, kind: str) -> tuple[int, int] | None:
        """The first and the last year that dates of entries of a kind may mean; None if they have none."""
        day = schema.entry_day.c
        query = select(func.min(day.earliest), func.max(day.latest)).where(day.kind == kind)
        first, last = self._db.execute(query).one()
        return (int(first[:4]), int(last[:4])) if first else None

    def _pairs(self, query: Select[Any], by: ColumnElement[Any]) -> list[tuple[Any, int]]:
        return [(key, n) for key, n in self._db.execute(query.group_by(by))]


def _of(query: Select[Any], outlet: str | None) -> Select[Any]:
    column = schema.report.c.outlet
    if outlet is None:
        return query
    return query.where(column == outlet if outlet else column.is_(None))
