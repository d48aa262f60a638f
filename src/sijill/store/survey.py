"""The register seen from above: how much there is, of whom, from whom, and what waits for a person. It reads only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, case, exists, func, select

from sijill.records import Document, Held, Report
from sijill.store import schema
from sijill.store.queries import held, latest_first
from sijill.store.rows import report_key, to_report

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


class Pair(NamedTuple):
    """Two actors that stand in one entry, and in how many of that kind they do."""

    a: str
    b: str
    kind: str
    entries: int


class Survey:
    """The survey on a connection that the register opened."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def kinds(self, party: str | None = None) -> list[KindCount]:
        """How many entries of each kind there are, of all or of those that an actor is in."""
        entry, odd = schema.entry, func.sum(case((schema.entry.c.conflicts > 0, 1), else_=0))
        query = select(entry.c.kind, func.count(), odd).group_by(entry.c.kind).order_by(entry.c.kind)
        if party:
            query = query.where(entry.c.id.in_(_entries_of(party)))
        return [KindCount(kind, int(n), int(conflicting)) for kind, n, conflicting in self._db.execute(query)]

    def reports(
        self, *, outlet: str | None = None, limit: int | None = None, offset: int = 0, after: str | None = None
    ) -> list[Report]:
        """The reports, the latest first, those without a date last; `""` is the outlet of those that name none.

        After the report of a key, if it is given; raises RegisterError if that is not there.
        """
        query = latest_first(self._db, _of(select(schema.report), outlet), after)
        return [to_report(row) for row in self._db.execute(query.limit(limit).offset(offset))]

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

    def outlets(self) -> list[Outlet]:
        """The outlets, those of most reports first."""
        report, claim, of = schema.report, schema.claim, schema.entry_claim
        dates = (func.min(report.c.date), func.max(report.c.date))
        query = select(report.c.outlet, func.count(), *dates).group_by(report.c.outlet)
        on = claim.c.report_key == report.c.key
        claims = Counter(dict(self._pairs(select(report.c.outlet, func.count()).join(claim, on), report.c.outlet)))
        name = func.coalesce(report.c.outlet, "")
        single = (
            select(func.min(name).label("outlet"))
            .select_from(of.join(claim, claim.c.id == of.c.claim_id).join(report, on))
            .group_by(of.c.entry_id)
            .having(func.count(name.distinct()) == 1)
            .subquery()
        )
        alone = dict(self._pairs(select(single.c.outlet, func.count()), single.c.outlet))
        rows = self._db.execute(query.order_by(func.count().desc(), report.c.outlet))
        return [Outlet(o, n, claims[o], first, last, alone.get(o or "", 0)) for o, n, first, last in rows]

    def actors(self) -> list[tuple[str, int]]:
        """The actors of the entries (states rather than their bodies), with in how many they are, most first."""
        actor, of = schema.claim_actor, schema.entry_claim
        entries = func.count(of.c.entry_id.distinct())
        query = select(actor.c.owner, entries).join(of, of.c.claim_id == actor.c.claim_id).group_by(actor.c.owner)
        return [(owner, n) for owner, n in self._db.execute(query.order_by(entries.desc(), actor.c.owner))]

    def pairs(self, kinds: Sequence[str], party: str | None = None) -> list[Pair]:
        """The pairs of actors that stand in one entry of some kinds, by kind; those of one actor, if it is named."""
        entry, of, actor = schema.entry, schema.entry_claim, schema.claim_actor
        found = (
            select(of.c.entry_id, entry.c.kind, actor.c.owner)
            .join(entry, entry.c.id == of.c.entry_id)
            .join(actor, actor.c.claim_id == of.c.claim_id)
            .where(entry.c.kind.in_(kinds))
            .distinct()
        )
        if party:  # only its own entries are looked through, not those of all others
            found = found.where(of.c.entry_id.in_(_entries_of(party)))
        members = found.cte("members")
        a, b = members.alias("a"), members.alias("b")
        query = (
            select(a.c.owner, b.c.owner, a.c.kind, func.count())
            .join(b, a.c.entry_id == b.c.entry_id)
            .where(a.c.owner != b.c.owner if party else a.c.owner < b.c.owner)
            .group_by(a.c.owner, b.c.owner, a.c.kind)
            .order_by(func.count().desc(), a.c.owner, b.c.owner, a.c.kind)
        )
        query = query.where(a.c.owner == party) if party else query
        return [Pair(*row) for row in self._db.execute(query)]

    # --- what waits for a person --------------------------------------------------------------------------------------

    def waiting(self, kind: str | None = None) -> int:
        """How many claims no person has accepted, rejected or called unsure."""
        query = select(func.count()).select_from(schema.claim).where(_undecided())
        return int(self._db.execute(query.where(schema.claim.c.kind == kind) if kind else query).scalar_one())

    def next_waiting(
        self, kind: str | None = None, after: str | None = None, *, conflicting: bool = False
    ) -> Held | None:
        """The next claim that waits, after one; those of entries that contradict themselves only, if that is asked."""
        claim, of, entry = schema.claim, schema.entry_claim, schema.entry
        query = select(claim).where(_undecided()).order_by(claim.c.seq).limit(1)
        if kind:
            query = query.where(claim.c.kind == kind)
        if after:
            query = query.where(claim.c.seq > select(claim.c.seq).where(claim.c.id == after).scalar_subquery())
        if conflicting:
            odd = select(of.c.claim_id).join(entry, entry.c.id == of.c.entry_id).where(entry.c.conflicts > 0)
            query = query.where(claim.c.id.in_(odd))
        found = held(self._db, self._db.execute(query).all())
        return found[0] if found else None

    def _pairs(self, query: Select[Any], by: ColumnElement[Any]) -> list[tuple[Any, int]]:
        return [(key, n) for key, n in self._db.execute(query.group_by(by))]


def _of(query: Select[Any], outlet: str | None) -> Select[Any]:
    column = schema.report.c.outlet
    if outlet is None:
        return query
    return query.where(column == outlet if outlet else column.is_(None))


def _entries_of(party: str) -> Select[Any]:
    actor, of = schema.claim_actor, schema.entry_claim
    by = actor.c.code if ":" in party else actor.c.owner
    return select(of.c.entry_id).join(actor, actor.c.claim_id == of.c.claim_id).where(by == party)


def _undecided() -> ColumnElement[bool]:
    """Whether no judgement of the claim alone stands: one was made and no other undoes it."""
    made, back, again = (schema.judgement.alias(name) for name in ("made", "back", "again"))
    undone = exists().where(back.c.undoes == made.c.id, ~exists().where(again.c.undoes == back.c.id))
    return ~exists().where(made.c.left == schema.claim.c.id, made.c.right.is_(None), made.c.verdict != "undo", ~undone)
