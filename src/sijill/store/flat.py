"""Claims, their words and their reports as rows, straight from the tables: what a large export takes out.

They are those of the entries that are sought, in the order of the entries' ids and then of their own, and are read as
they are asked for. No records are made of them; that each quote still stands in its report is checked by the database.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select

from sijill.entry import Entry, Facts
from sijill.errors import RecordError
from sijill.store import reviews, schema
from sijill.store.sought import Sought, sought_by

_AT_ONCE = 2000


class FlatClaim(NamedTuple):
    """A claim with its entry and the key of its report; `rules`, `fields` and `corrections` are JSON."""

    id: str
    entry: str
    report: str
    kind: str
    reality: str
    source: str | None
    coder: str
    rules: str
    fields: str
    quotes: tuple[str, ...]
    corrections: str


class FlatEvidence(NamedTuple):
    """Some words of a claim, `position` their place among them."""

    claim: str
    position: int
    field: str
    start: int
    end: int
    quote: str


class Flat:
    """The rows, on a connection that the register opened."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def claims(self, sought: Sought) -> Iterator[FlatClaim]:
        """The claims with their quotes. Raises RecordError where a quote does not stand in its report."""
        c, of, now = schema.claim.c, schema.entry_claim.c, self._now()
        query = select(c.id, of.entry_id, c.report_key, c.kind, c.reality, c.source, c.coder, c.rules, c.body)
        words = groupby(self.evidence(sought), key=lambda one: one.claim)
        for row in self._rows(query.select_from(_JOINED), sought):
            claim, found = next(words)
            assert claim == row.id  # noqa: S101 (each claim has evidence, and both come in one order)
            quotes = tuple(one.quote for one in found)
            if is_ := now.get(claim):
                said = (is_.reality, is_.source, row.coder, row.rules, is_.body, quotes, is_.notes)
                yield FlatClaim._make((*row[:4], *said))
            else:
                yield FlatClaim._make((*row, quotes, "[]"))

    def entries(self, sought: Sought) -> Iterator[Entry]:
        """The entries themselves, without their claims."""
        query = sought_by(select(schema.entry.c.body), sought).order_by(schema.entry.c.id)
        for body in self._db.execute(query.execution_options(yield_per=_AT_ONCE)).scalars():
            yield Entry.from_json(json.loads(body))

    def facts(self, sought: Sought) -> Iterator[tuple[Entry, Facts]]:
        """The entries, each with what its table says of its claims. Raises RecordError as `claims` does."""
        dates = select(schema.report.c.date, schema.claim.c.id)
        joined = _JOINED.join(schema.report, schema.report.c.key == schema.claim.c.report_key)
        told = zip(self.claims(sought), self._rows(dates.select_from(joined), sought), strict=True)
        of_entries = groupby(told, key=lambda pair: pair[0].entry)
        for entry, (id_, mine) in zip(self.entries(sought), of_entries, strict=True):
            assert entry.id == id_  # noqa: S101 (each entry has claims, and both come in one order)
            claims = [(claim, row.date) for claim, row in mine]
            yield (
                entry,
                Facts(
                    tuple(claim.reality for claim, _ in claims),
                    tuple(date for _, date in claims if date),
                    tuple(quote for claim, _ in claims for quote in claim.quotes),
                ),
            )

    def evidence(self, sought: Sought) -> Iterator[FlatEvidence]:
        """The words of the claims. Raises RecordError where they do not stand in the report."""
        e, report = schema.evidence.c, schema.report
        says = func.substr(report.c.text, e.start + 1, e.end - e.start)
        query = select(e.claim_id, e.seq, e.field, e.start, e.end, e.quote, says == e.quote, report.c.key)
        joined = _JOINED.join(schema.evidence, e.claim_id == schema.claim.c.id)
        joined = joined.join(report, report.c.key == schema.claim.c.report_key)
        now = self._now()
        for claim, rows in groupby(self._rows(query.select_from(joined), sought, e.seq), key=lambda row: row.claim_id):
            if claim in now:
                yield from self._corrected(claim, next(rows).key, now[claim])
                continue
            for row in rows:
                if not row[6]:
                    self._check(row.key, row.start, row.end, row.quote)
                yield FlatEvidence(*row[:6])

    def reports(self, sought: Sought) -> Iterator[tuple[Any, ...]]:
        """The reports, each once, without their texts: key, id, title, language, date, how it is known, author ..."""
        r = schema.report.c
        columns = (r.key, r.id, r.title, r.language, r.date, r.date_source, r.author, r.outlet, r.url, r.sha256)
        joined = _JOINED.join(schema.report, r.key == schema.claim.c.report_key)
        seen: set[str] = set()
        for row in self._rows(select(*columns, r.added_at).select_from(joined), sought):
            if row.key not in seen:
                seen.add(row.key)
                yield tuple(row)

    def _rows(self, query: Select[Any], sought: Sought, *order: Any) -> Iterator[Any]:
        asked = sought_by(query, sought).order_by(schema.entry.c.id, schema.claim.c.id, *order)
        return iter(self._db.execute(asked.execution_options(yield_per=_AT_ONCE)))

    def _now(self) -> dict[str, Any]:
        """The claims that people corrected, by id: few beside the others."""
        return {row.claim_id: row for row in self._db.execute(select(reviews.claim_now))}

    def _corrected(self, claim: str, key: str, now: Any) -> Iterator[FlatEvidence]:
        for position, (field, start, end, quote) in enumerate(json.loads(now.words)):
            self._check(key, start, end, quote)
            yield FlatEvidence(claim, position, field, start, end, quote)

    def _check(self, key: str, start: int, end: int, quote: str) -> None:
        """A quote that the database does not find: it counts no further than a NUL character, so we look ourselves."""
        text = self._db.execute(select(schema.report.c.text).where(schema.report.c.key == key)).scalar_one()
        if text[start:end] != quote:
            raise RecordError(f"evidence {start}-{end}: the text does not say {quote!r} there")


_JOINED = schema.entry.join(schema.entry_claim, schema.entry_claim.c.entry_id == schema.entry.c.id).join(
    schema.claim, schema.claim.c.id == schema.entry_claim.c.claim_id
)
