"""The statements behind `Register`, each on a connection that the register opened."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import version
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, Table, and_, or_, select

from sijill.errors import RecordError, RegisterError
from sijill.records import Claim, Document, Held, Judgement
from sijill.store import corrections, opinions, schema
from sijill.store.rows import claim_rows, correction_row, judgement_row, to_claim, to_judgement, to_report

_LAST = "\U0010ffff"
_SHOWN = 5  # ids that a message about an ambiguous one lists


def add_judgement(connection: Connection, judgement: Judgement) -> bool:
    """Adds a judgement, unless it is there. Raises RegisterError if it is about what is not there."""
    table = schema.judgement
    if connection.execute(select(table.c.seq).where(table.c.id == judgement.id)).first():
        return False
    left, *_ = (only(connection, schema.claim.c.id, one) for one in (judgement.left, judgement.right or judgement.left))
    if judgement.undoes:
        undone = to_judgement(only(connection, table.c.id, judgement.undoes))
        if (undone.left, undone.right) != (judgement.left, judgement.right):
            raise RegisterError(f"judgement {judgement.undoes} is about other claims; what undoes it names the same")
    if judgement.correction:
        corrections.check(connection, left, judgement.correction)
    connection.execute(table.insert(), judgement_row(judgement) | correction_row(judgement.correction))
    if corrections.concerns(connection, judgement):
        corrections.renew(connection, left)
    if judgement.right is None:
        opinions.renew(connection, left.id)
    return True


def has_report(connection: Connection, key: str) -> bool:
    """Whether the report of this key is there."""
    return connection.execute(select(schema.report.c.seq).where(schema.report.c.key == key)).first() is not None


def add_claims(connection: Connection, document: Document, claims: Iterable[Claim], key: str, ruleset: str) -> None:
    """Adds the claims of a report; the same claim twice is one claim."""
    runs: dict[str, int] = {}
    made = {claim.id_in(document): claim for claim in claims}
    there = set(connection.execute(select(schema.claim.c.id).where(schema.claim.c.id.in_(made))).scalars())
    rows: dict[str, list[dict[str, Any]]] = {}
    for known, claim in made.items():
        id_ = known
        if id_ in there:
            id_ = hashlib.sha256(f"{id_}\0{key}".encode()).hexdigest()[:16]  # of an earlier text of the same bytes
        if claim.coder not in runs:
            runs[claim.coder] = _run(connection, claim.coder, ruleset)
        _check(claim, document)
        for table, new in claim_rows(claim, id_, key, runs[claim.coder]).items():
            rows.setdefault(table, []).extend(new)
    for table, new in rows.items():  # `claim` comes first, so that the others find what they refer to
        if new:
            connection.execute(schema.metadata.tables[table].insert(), new)


def _check(claim: Claim, document: Document) -> None:
    """A claim of another text than the report's would be refused each time it is read: better now."""
    for e in claim.evidence:
        if document.text[e.start : e.end] != e.quote:
            raise RecordError(f"{document.id}: the text does not say {e.quote!r} at {e.start}-{e.end}; it is not added")


def _run(connection: Connection, coder: str, ruleset: str) -> int:
    values = {"coder": coder, "ruleset": ruleset, "sijill": _version()}
    query = select(schema.run.c.id).where(*(schema.run.c[name] == value for name, value in values.items()))
    found = connection.execute(query).scalar()
    if found is None:
        found = connection.execute(schema.run.insert().values(**values).returning(schema.run.c.id)).scalar_one()
    return int(found)


@cache
def _version() -> str:
    """That of sijill, which is read from a file."""
    return version("sijill")


def held(connection: Connection, rows: Sequence[Row[Any]]) -> list[Held]:
    """The claims of some rows, each with its words and its report, as people corrected them."""
    ids = [row.id for row in rows]
    words = select(schema.evidence).where(schema.evidence.c.claim_id.in_(ids))
    words = words.order_by(schema.evidence.c.claim_id, schema.evidence.c.seq)
    quotes = {id_: list(q) for id_, q in groupby(connection.execute(words), key=lambda row: row.claim_id)}
    source = select(schema.report).where(schema.report.c.key.in_({row.report_key for row in rows}))
    reports = {row.key: to_report(row) for row in connection.execute(source)}
    now = corrections.now(connection, ids)

    def claim(row: Row[Any]) -> Claim:
        text = reports[row.report_key].document.text
        if row.id in now:
            return corrections.to_now(row, now[row.id], text)
        return to_claim(row, quotes.get(row.id, ()), text)

    return [Held(row.id, claim(row), reports[row.report_key]) for row in rows]


def latest_first(connection: Connection, query: Select[Any], after: str | None = None) -> Select[Any]:
    """A query of reports, the latest first, those without a date last; after the report of a key, if it is given.

    Raises RegisterError if that is not there.
    """
    date, seq = schema.report.c.date, schema.report.c.seq
    query = query.order_by(date.desc().nulls_last(), seq.desc())
    if not after:
        return query
    last = only(connection, schema.report.c.key, after)
    if last.date is None:
        return query.where(date.is_(None), seq < last.seq)
    return query.where(or_(date.is_(None), date < last.date, and_(date == last.date, seq < last.seq)))


def beginning(connection: Connection, id_: str) -> Iterator[tuple[Table, Row[Any]]]:
    """The claim, or else the report, whose id or key is `id_` or alone begins with it. Raises RegisterError."""
    columns = (schema.claim.c.id, schema.report.c.id, schema.report.c.key)
    for column in columns:
        if row := connection.execute(select(column.table).where(column == id_).order_by(_latest(column))).first():
            yield column.table, row
            return
    for column in columns:
        query = select(column.table).where(column.startswith(id_, autoescape=True)).order_by(_latest(column))
        if connection.dialect.name == "sqlite":  # which looks no beginning up in an index, but a stretch
            query = query.where(column.between(id_, id_ + _LAST))
        rows = connection.execute(query.limit(_SHOWN + 1)).all()
        names = sorted({str(getattr(row, column.name)) for row in rows})
        if len(names) > 1:
            shown = ", ".join(names[:_SHOWN]) + (", ..." if len(rows) > _SHOWN else "")
            raise RegisterError(f"{id_!r} is the beginning of several ids: {shown}; give more of it")
        if rows:
            yield column.table, rows[0]
            return


def _latest(column: Column[Any]) -> Any:
    """Of several versions of a report, the one that came last."""
    return column.table.c.seq.desc()


def only(connection: Connection, column: Column[Any], value: str) -> Row[Any]:
    """The row with this value. Raises RegisterError if there is none."""
    row = connection.execute(select(column.table).where(column == value)).first()
    if row is None:
        raise RegisterError(f"the register holds no {column.table.name} {value!r}")
    return row
