"""What each person makes of a claim, and how far it is with them: kept beside the judgements that it follows from."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from sijill.judged import opinions, state
from sijill.records import Judgement
from sijill.store import reviews, schema
from sijill.store.rows import to_judgement


def about(connection: Connection, claim: str) -> list[Judgement]:
    """The judgements about one claim alone, what was taken back too, in their order."""
    table = schema.judgement
    query = select(table).where(table.c.left == claim, table.c.right.is_(None)).order_by(table.c.seq)
    return [to_judgement(row) for row in connection.execute(query)]


def renew(connection: Connection, claim: str) -> None:
    """Makes what people make of a claim anew."""
    found = opinions(about(connection, claim))
    for table in (reviews.opinion, reviews.reviewed):
        connection.execute(delete(table).where(table.c.claim_id == claim))
    if found:
        rows = [{"claim_id": claim, "user": one.user, "verdict": one.verdict} for one in found]
        connection.execute(reviews.opinion.insert(), rows)
        connection.execute(reviews.reviewed.insert().values(claim_id=claim, state=state(found)))


def renew_all(connection: Connection) -> None:
    """The same of all claims that were judged alone: of a register that was restored."""
    table = schema.judgement
    for claim in connection.execute(select(table.c.left).where(table.c.right.is_(None)).distinct()).scalars().all():
        renew(connection, claim)
