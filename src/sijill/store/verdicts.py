"""What checks found of each claim, kept beside it so that lists can be narrowed by it; all of it can be found anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, Select, String, Table, delete, select

from sijill.records import Report
from sijill.store import schema
from sijill.store.rows import to_report

_AT_ONCE = 400

verdict = Table(
    "claim_verdict",
    schema.metadata,
    Column("claim_id", String(32), ForeignKey("claim.id"), primary_key=True),
    Column("verdict", String(16), primary_key=True),
    Index(None, "verdict", "claim_id"),
)

checked_to = Table(
    "checked_to",
    schema.metadata,
    Column("id", Integer, primary_key=True),  # there is one row
    Column("rules", String(64), nullable=False),  # a hash of what was held against what
    Column("claim_seq", Integer, nullable=False),
)


class CheckedTo(NamedTuple):
    """Against what, and up to which claim, claims were checked."""

    rules: str
    claim_seq: int


class Verdicts:
    """The verdicts on a connection that the register opened."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def checked_to(self) -> CheckedTo | None:
        """How far claims were checked; None if none were."""
        row = self._db.execute(select(checked_to)).first()
        return CheckedTo(row.rules, row.claim_seq) if row else None

    def set_checked_to(self, to: CheckedTo) -> None:
        """Says how far."""
        self._db.execute(delete(checked_to))
        self._db.execute(checked_to.insert().values(id=1, **to._asdict()))

    def clear(self) -> None:
        """Takes all away."""
        self._db.execute(delete(verdict))
        self._db.execute(delete(checked_to))

    def fresh(self, after: int, limit: int) -> tuple[list[Report], int]:
        """The reports of the next claims after one, and the number of the last of these."""
        claim, report = schema.claim.c, schema.report
        rows = self._db.execute(
            select(claim.seq, claim.report_key).where(claim.seq > after).order_by(claim.seq).limit(limit)
        ).all()
        keys = {row.report_key for row in rows}
        found = self._db.execute(select(report).where(report.c.key.in_(keys)).order_by(report.c.seq))
        return [to_report(row) for row in found], rows[-1].seq if rows else after

    def put(self, claims: Collection[str], found: Iterable[tuple[str, str]]) -> None:
        """Keeps the verdicts of some claims, as id and verdict, in the place of those that they had."""
        ids = sorted(claims)
        for start in range(0, len(ids), _AT_ONCE):
            self._db.execute(delete(verdict).where(verdict.c.claim_id.in_(ids[start : start + _AT_ONCE])))
        known = set(ids)
        rows = [{"claim_id": id_, "verdict": said} for id_, said in sorted(set(found)) if id_ in known]
        if rows:
            self._db.execute(verdict.insert(), rows)


def having(said: str) -> Select[tuple[str]]:
    """The ids of the entries of which a claim has a verdict."""
    of = schema.entry_claim.c
    return select(of.entry_id).join(verdict, verdict.c.claim_id == of.claim_id).where(verdict.c.verdict == said)
