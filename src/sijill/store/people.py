"""The names of persons in claims, kept beside them, and what people decided about those names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, delete, func, select

from sijill.errors import RegisterError
from sijill.person import Holder, Named
from sijill.records import Held, Judgement
from sijill.store import names, reviews, schema
from sijill.store.queries import held, only
from sijill.store.rows import judgement_row, to_judgement


class NamedTo(NamedTuple):
    """By which rules, and up to which claim, the names are known."""

    rules: str
    claim_seq: int


class People:
    """The names on a connection that the register opened."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def named_to(self) -> NamedTo | None:
        """How far the names are known; None if none are."""
        row = self._db.execute(select(names.named_to)).first()
        return NamedTo(row.rules, row.claim_seq) if row else None

    def set_named_to(self, to: NamedTo) -> None:
        """Says how far."""
        self._db.execute(delete(names.named_to))
        self._db.execute(names.named_to.insert().values(id=1, **to._asdict()))

    def clear(self) -> None:
        """Takes the names away; they follow from the claims."""
        self._db.execute(delete(names.named))
        self._db.execute(delete(names.unnamed))
        self._db.execute(delete(names.named_to))

    def fresh(self, after: int, limit: int) -> tuple[list[Held], int]:
        """The next claims after one, in the order in which they came, and the number of the last."""
        query = select(schema.claim).where(schema.claim.c.seq > after).order_by(schema.claim.c.seq).limit(limit)
        rows = self._db.execute(query).all()
        return held(self._db, rows), rows[-1].seq if rows else after

    def waits(self) -> bool:
        """Whether the names of a claim are to be found anew, because a person corrected it."""
        return self._db.execute(select(names.unnamed).limit(1)).first() is not None

    def anew(self, up_to: int, limit: int) -> list[Held]:
        """Some claims, up to a number, whose names are to be found anew: they wait no longer."""
        claim, waits = schema.claim, names.unnamed
        query = select(claim).join(waits, waits.c.claim_id == claim.c.id).order_by(claim.c.seq).limit(limit)
        rows = self._db.execute(query).all()
        self._db.execute(delete(waits).where(waits.c.claim_id.in_([row.id for row in rows])))
        return held(self._db, [row for row in rows if row.seq <= up_to])

    def put(self, found: Mapping[str, Iterable[Holder]]) -> None:
        """Keeps the persons that claims name, by the id of the claim."""
        rows = [
            {
                "claim_id": id_,
                "seq": n,
                "name": one.name,
                "office": one.office,
                "code": one.code,
                "state": one.state,
            }
            for id_, holders in found.items()
            for n, one in enumerate(holders)
        ]
        if rows:
            self._db.execute(names.named.insert(), rows)

    def named(self) -> list[Named]:
        """All names in the order in which the claims came, with the report of each; rejected ones too."""
        named, claim = names.named, schema.claim
        query = select(named).join(claim, claim.c.id == named.c.claim_id).order_by(claim.c.seq, named.c.seq)
        return [_named(row, row.name, row.state, row.office, row.code) for row in self._db.execute(_of_reports(query))]

    def bodies(self) -> list[Named]:
        """The names of bodies and firms that claims give for an actor, in the order in which the claims came."""
        actor, claim = schema.claim_actor, schema.claim
        query = select(actor.c.claim_id, actor.c.code, actor.c.owner).where(actor.c.code != actor.c.owner)
        query = query.join(claim, claim.c.id == actor.c.claim_id).order_by(claim.c.seq, actor.c.seq)
        rows = ((row, row.code.partition(":")[2].strip()) for row in self._db.execute(_of_reports(query)))
        return [_named(row, name, row.owner) for row, name in rows if name]

    def speakers(self) -> list[Named]:
        """Whoever speaks for a state in statements, in the order in which the claims came; rejected ones too."""
        claim, now = schema.claim, reviews.claim_now
        query = select(claim.c.id.label("claim_id"), func.coalesce(now.c.body, claim.c.body).label("body"))
        query = query.outerjoin(now, now.c.claim_id == claim.c.id).where(claim.c.kind == "statement")
        rows = ((row, json.loads(row.body)) for row in self._db.execute(_of_reports(query.order_by(claim.c.seq))))
        return [
            _named(row, said["speaker"], said["speaker_actor"].partition(":")[0])
            for row, said in rows
            if said.get("speaker") and said.get("speaker_actor")
        ]

    # --- judgements ---------------------------------------------------------------------------------------------------

    def judgements(self, *, after: str | None = None, limit: int | None = None) -> list[Judgement]:
        """All that people decided about names, in their order; after one, if it is given. Raises RegisterError."""
        table = names.name_judgement
        query = select(table).order_by(table.c.seq).limit(limit)
        if after:
            query = query.where(table.c.seq > only(self._db, table.c.id, after).seq)
        return [to_judgement(row) for row in self._db.execute(query)]

    def judge(self, judgement: Judgement) -> bool:
        """Keeps one, of two ids of written names; False if it is there. Raises RegisterError if it undoes none."""
        table = names.name_judgement
        if self._db.execute(select(table.c.seq).where(table.c.id == judgement.id)).first():
            return False
        if judgement.undoes and not self._db.execute(select(table.c.seq).where(table.c.id == judgement.undoes)).first():
            raise RegisterError(f"the register holds no judgement {judgement.undoes!r} about names")
        self._db.execute(table.insert(), judgement_row(judgement))
        return True


def _of_reports(query: Select[Any]) -> Select[Any]:
    """A question about claims with the report of each: its key, date and copy group."""
    claim, report, copy = schema.claim, schema.report, schema.report_copy
    return (
        query.add_columns(claim.c.report_key, report.c.date, copy.c.group_key)
        .join(report, report.c.key == claim.c.report_key)
        .outerjoin(copy, copy.c.report_key == claim.c.report_key)
    )


def _named(row: Row[Any], name: str, state: str | None, office: str | None = None, code: str | None = None) -> Named:
    group = row.group_key or row.report_key
    return Named(row.claim_id, name, office, code, state, row.report_key, row.date, group)
