"""Questions that are asked before or for every answer, put together once: to do so takes longer than to ask them."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, exists, func, or_, select

from sijill.store import schema


def _ids() -> BindParameter[list[str]]:
    return bindparam("ids", expanding=True)


@cache
def up() -> Select[Any]:
    """How far entries stand, where claims and judgements end, and whether any claim waits."""
    ends = (select(func.coalesce(func.max(t.c.seq), 0)).scalar_subquery() for t in (schema.claim, schema.judgement))
    b = schema.brought.c
    return select(b.rules, b.claim_seq, b.judgement_seq, *ends, exists(select(schema.waiting.c.claim_id)))


@cache
def judgements_of() -> Select[Any]:
    """The judgements about the claims `ids`, in their order."""
    table, ids = schema.judgement, _ids()
    return select(table).where(or_(table.c.left.in_(ids), table.c.right.in_(ids))).order_by(table.c.seq)


@cache
def links() -> Select[Any]:
    """The links that have an end among the claims `ids`."""
    table, ids = schema.link, _ids()
    return select(table).where(or_(table.c.left.in_(ids), table.c.right.in_(ids)))


@cache
def tellers() -> Select[Any]:
    """What identifies the reports `ids`, in the order of their keys."""
    r = schema.report.c
    asked = select(r.key, r.id, r.date, r.outlet, r.title, r.url)
    return asked.where(r.key.in_(_ids())).order_by(r.key)


@cache
def body() -> Select[Any]:
    """The body of the entry `id`."""
    return select(schema.entry.c.body).where(schema.entry.c.id == bindparam("id"))
