"""What is asked of the register, as SQL that is never put together from text."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Table, exists, select

from sijill.edtf import days
from sijill.errors import RegisterError
from sijill.store.keys import AREAS, STAGES
from sijill.store.schema import claim, claim_actor, claim_code, claim_date


class Wanted(NamedTuple):
    """Which claims: of one kind, or all; each further field narrows.

    `party` also finds the state's bodies and firms. `since` and `until` are EDTF dates: a claim is found if one of its
    own dates may fall between them. A claim without a date is then not found: the report's date never stands in for it.
    """

    kind: str | None = None
    party: str | None = None
    area: str | None = None
    stage: str | None = None
    since: str | None = None
    until: str | None = None


def selected(wanted: Wanted) -> Select[Any]:
    """The query, in the order in which claims came. Raises RegisterError for a date that is none."""
    query = select(claim).order_by(claim.c.seq)
    if wanted.kind:
        query = query.where(claim.c.kind == wanted.kind)
    if wanted.party:
        by = claim_actor.c.code if ":" in wanted.party else claim_actor.c.owner
        query = query.where(exists().where(claim_actor.c.claim_id == claim.c.id, by == wanted.party))
    for fields, code in ((AREAS, wanted.area), (STAGES, wanted.stage)):
        if code:
            here = (claim_code.c.claim_id == claim.c.id, claim_code.c.field.in_(fields), claim_code.c.code == code)
            query = query.where(exists().where(*here))
    if wanted.since or wanted.until:
        dated = exists().where(claim_date.c.claim_id == claim.c.id, *within(wanted.since, wanted.until))
        query = query.where(dated)
    return query


def within(since: str | None, until: str | None, table: Table = claim_date) -> list[ColumnElement[bool]]:
    """That a date of a claim, or of an entry, may fall between two. Raises RegisterError for one that is no date."""
    inside: list[ColumnElement[bool]] = []
    if since:
        inside.append(table.c.latest >= _day(since, "earliest"))
    if until:
        inside.append(table.c.earliest <= _day(until, "latest"))
    return inside


def _day(value: str, which: str) -> str:
    try:
        return str(getattr(days(value), which).isoformat())
    except ValueError as error:
        raise RegisterError(str(error)) from None
