"""Reference facts in the register's database, on a connection that the register opened."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, or_, select

from sijill.reference import Fact, Referred, Source
from sijill.store import schema

_AT_ONCE = 2000
_KEPT = 3  # answers of `during`, of thousands of facts each


class References:
    """Facts to be looked up: this is what checks ask (`sijill.reference.Facts`)."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._sources = {one.id: one for one in self.sources()}
        self._during: dict[tuple[str, str, str], list[Referred]] = {}
        self._spans: dict[str, tuple[str, str] | None] = {}

    def sources(self) -> list[Source]:
        """The files that were imported, by name and edition."""
        table = schema.reference_source
        rows = self._db.execute(select(table).order_by(table.c.name, table.c.edition, table.c.imported_at))
        return [
            Source(r.id, r.name, r.publisher, r.edition, r.licence, r.file, r.read, json.loads(r.refused)) for r in rows
        ]

    def units(self, id_: str) -> tuple[str, ...]:
        """The units of the facts of a file."""
        table = schema.reference_fact
        query = select(table.c.unit).where(table.c.source_id == id_, table.c.unit.is_not(None)).distinct()
        return tuple(sorted(self._db.execute(query).scalars()))

    def about(self, measure: str, subject: str, counterpart: str | None = None) -> list[Referred]:
        """The facts of a measure about an actor, or about two of them in either order, by source and day."""
        table = schema.reference_fact
        query = select(table).where(table.c.measure == measure)
        if counterpart is None:
            query = query.where(table.c.subject == subject)
        else:
            one = and_(table.c.subject == subject, table.c.counterpart == counterpart)
            other = and_(table.c.subject == counterpart, table.c.counterpart == subject)
            query = query.where(or_(one, other))
        rows = self._db.execute(query.order_by(table.c.source_id, table.c.first, table.c.seq))
        return [Referred(_fact(row), self._sources[row.source_id]) for row in rows]

    def during(self, measure: str, first: str, last: str) -> list[Referred]:
        """The facts of a measure that cover some of the days from `first` to `last`, of whomever, by source and day.

        What was asked last is kept, for the next claim mostly asks the same.
        """
        asked = measure, first, last
        if self._during.get(asked) is None:
            table = schema.reference_fact
            query = select(table).where(table.c.measure == measure, table.c.first <= last, table.c.last >= first)
            rows = self._db.execute(query.order_by(table.c.source_id, table.c.first, table.c.seq))
            found = [Referred(_fact(row), self._sources[row.source_id]) for row in rows]
            kept = list(self._during.items())[-_KEPT:]
            self._during = dict([*kept, (asked, found)])
        return self._during[asked]

    def span(self, measure: str) -> tuple[str, str] | None:
        """The first and the last day that the facts of a measure cover; None if there are none."""
        if measure not in self._spans:
            table = schema.reference_fact
            query = select(func.min(table.c.first), func.max(table.c.last)).where(table.c.measure == measure)
            first, last = self._db.execute(query).one()
            self._spans[measure] = (first, last) if first is not None else None
        return self._spans[measure]

    def add(self, source: Source, facts: Iterable[Fact]) -> bool:
        """Adds a file with its facts; False if this very file is there."""
        if source.id in self._sources:
            return False
        now = datetime.now(UTC).isoformat(timespec="seconds")
        row = {
            name: getattr(source, name) for name in ("id", "name", "publisher", "edition", "licence", "file", "read")
        }
        refused = json.dumps(dict(source.refused), ensure_ascii=False)
        self._db.execute(schema.reference_source.insert().values(**row, refused=refused, imported_at=now))
        waiting = iter(facts)
        while rows := [_row(source.id, fact) for fact in islice(waiting, _AT_ONCE)]:
            self._db.execute(schema.reference_fact.insert(), rows)
        self._sources[source.id] = source
        return True

    def remove(self, id_: str) -> bool:
        """Takes a file and its facts out; False if it is not there. They are the publisher's, who has them still."""
        self._db.execute(delete(schema.reference_fact).where(schema.reference_fact.c.source_id == id_))
        self._db.execute(delete(schema.reference_source).where(schema.reference_source.c.id == id_))
        return self._sources.pop(id_, None) is not None


def _row(source: str, fact: Fact) -> dict[str, Any]:
    names = ("measure", "subject", "counterpart", "unit", "first", "last", "value", "flag", "locator")
    more = json.dumps(dict(fact.more), ensure_ascii=False)
    return {name: getattr(fact, name) for name in names} | {"source_id": source, "more": more}


def _fact(row: Row[Any]) -> Fact:
    more = json.loads(row.more)
    span = row.first, row.last
    return Fact(row.measure, row.subject, row.counterpart, row.unit, *span, row.value, row.locator, row.flag, more)
