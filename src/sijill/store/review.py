"""What waits for whom: claims that nobody judged, those drawn for a second person, and disputes for a third.

A second person does not see what the first decided, nor what the first put right: each claim is shown as its coder made
it, until one has judged it oneself or the first two are at odds.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from sijill.judged import Opinion, corrected, opinions, standing, state
from sijill.records import Held, Judgement
from sijill.store import corrections, reviews, schema
from sijill.store.opinions import about
from sijill.store.queries import held, only
from sijill.store.rows import to_judgement

_DIGITS = 8  # of a claim's id, by which it is drawn: an id is a hash, so that any share of them is as good as another
_LOOKED_AT = 10  # judgements that are read for each one that is shown as the last


class Asked(NamedTuple):
    """Which claims wait for `user`; `second` is the share, 0 to 1, of claims that a second person judges blind.

    Those of a kind, of entries that contradict themselves, `doubtful` ones only (unsure or disputed so far), or
    `disputed` ones only.
    """

    user: str
    second: float = 0.0
    kind: str = ""
    conflicting: bool = False
    doubtful: bool = False
    disputed: bool = False


class Seen(NamedTuple):
    """A claim as somebody who reviews may see it, and the opinions of it that this person may see, by themselves."""

    held: Held
    opinions: tuple[Opinion, ...]
    state: str  # as `judged.state` says, of all opinions; empty where there are none, or none may be seen


class Review:
    """What waits, on a connection that the register opened. It reads only."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def waiting(self, asked: Asked) -> int:
        """How many claims wait for somebody."""
        claim, reviewed = schema.claim, reviews.reviewed
        again = select(func.count()).select_from(claim).join(reviewed, reviewed.c.claim_id == claim.c.id)
        n = self._count(again.where(_of(asked), _again(asked)))
        if asked.doubtful or asked.disputed:
            return n
        if not asked.kind and not asked.conflicting:  # no claim need be looked at
            return (
                self._count(select(func.count(claim.c.seq))) - self._count(select(func.count(reviewed.c.claim_id))) + n
            )
        whole = self._count(select(func.count()).select_from(claim).where(_of(asked)))
        done = select(func.count()).select_from(claim).join(reviewed, reviewed.c.claim_id == claim.c.id)
        return whole - self._count(done.where(_of(asked))) + n

    def next(self, asked: Asked, after: str | None = None) -> str | None:
        """The id of the next claim that waits for somebody, after one, in the order in which claims came."""
        claim, reviewed = schema.claim, reviews.reviewed
        later = claim.c.seq > only(self._db, claim.c.id, after).seq if after else claim.c.seq > 0
        again = select(claim.c.seq, claim.c.id).join(reviewed, reviewed.c.claim_id == claim.c.id)
        found = [self._db.execute(again.where(later, _of(asked), _again(asked)).order_by(claim.c.seq).limit(1)).first()]
        if not asked.doubtful and not asked.disputed:
            fresh = ~exists().where(reviewed.c.claim_id == claim.c.id)
            query = select(claim.c.seq, claim.c.id).where(later, _of(asked), fresh).order_by(claim.c.seq).limit(1)
            found.append(self._db.execute(query).first())
        rows = [(row.seq, str(row.id)) for row in found if row]
        return min(rows)[1] if rows else None

    def seen(self, id_: str, user: str) -> Seen:
        """A claim as somebody may see it. Raises RegisterError if it is not there."""
        row = only(self._db, schema.claim.c.id, id_)
        (whole,) = held(self._db, [row])
        said = about(self._db, id_)
        found = opinions(said)
        how = state(found) if found else ""
        judged = any(one.user == user and not one.correction for one in standing(said))
        if judged or how in ("", "disputed", "settled") or all(one.user == user for one in found):
            return Seen(whole, found, how)
        mine = [one for one in said if one.user == user]
        made = corrected(corrections.made(self._db, row), whole.report.document.text, mine)
        return Seen(whole._replace(claim=made), tuple(one for one in found if one.user == user), "")

    def twice(self) -> dict[str, tuple[str, dict[str, Any]]]:
        """Kind and values, as their coder made them, of the claims that two or more have an opinion of, by id."""
        c, opinion = schema.claim.c, reviews.opinion
        many = select(opinion.c.claim_id).group_by(opinion.c.claim_id).having(func.count() > 1)
        query = select(c.id, c.kind, c.reality, c.source, c.body).where(c.id.in_(many))
        return {
            row.id: (row.kind, json.loads(row.body) | {"reality": row.reality, "source": row.source})
            for row in self._db.execute(query)
        }

    def around(self, id_: str) -> list[Judgement]:
        """All judgements of the first claim of one, what was taken back too, in their order; none if there is not."""
        table = schema.judgement
        claim = select(table.c.left).where(table.c.id == id_).scalar_subquery()
        return [
            to_judgement(row)
            for row in self._db.execute(select(table).where(table.c.left == claim).order_by(table.c.seq))
        ]

    def latest(self, user: str, limit: int) -> list[Judgement]:
        """The last judgements of somebody that stand, the newest first."""
        table = schema.judgement
        query = select(table).where(table.c.user == user).order_by(table.c.seq.desc()).limit(_LOOKED_AT * limit)
        made = [to_judgement(row) for row in self._db.execute(query)]
        back = select(table.c.undoes).where(table.c.undoes.in_([one.id for one in made]))
        gone = set(self._db.execute(back).scalars())
        return [one for one in made if not one.undoes and one.id not in gone][:limit]

    def _count(self, query: Any) -> int:
        return int(self._db.execute(query).scalar_one())


def _of(asked: Asked) -> ColumnElement[bool]:
    """That a claim is of the kind and of the entries that are asked for."""
    claim, of, entry = schema.claim, schema.entry_claim, schema.entry
    parts = [claim.c.seq > 0]
    if asked.kind:
        parts.append(claim.c.kind == asked.kind)
    if asked.conflicting:
        odd = select(of.c.claim_id).join(entry, entry.c.id == of.c.entry_id).where(entry.c.conflicts > 0)
        parts.append(claim.c.id.in_(odd))
    return and_(*parts)


def _again(asked: Asked) -> ColumnElement[bool]:
    """That a claim that others judged waits for one who did not: a second of those drawn or unsure, or a third."""
    how, opinion = reviews.reviewed.c.state, reviews.opinion
    id_ = reviews.reviewed.c.claim_id
    not_mine = ~exists().where(opinion.c.claim_id == id_, opinion.c.user == asked.user)
    if asked.disputed:
        return and_(how == "disputed", not_mine)
    if asked.doubtful:
        return and_(how.in_(("disputed", "unsure")), not_mine)
    drawn = id_ < _border(asked.second) if asked.second < 1 else id_ > ""
    return and_(or_(how.in_(("disputed", "unsure")), and_(how == "once", drawn)), not_mine)


def _border(share: float) -> str:
    """Below which ids a share of all claims lies."""
    return format(int(max(share, 0) * 16**_DIGITS), f"0{_DIGITS}x")
