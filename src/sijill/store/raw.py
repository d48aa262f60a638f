"""The bytes that reports were read from: kept once each, packed, under their hash, with what read them and how."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import NamedTuple

import zstandard
from sqlalchemy import Connection, Row, and_, or_, select

from sijill.errors import RegisterError
from sijill.records import Candidate, Document, Raw
from sijill.store import schema

_LEVEL = 9  # the real pages, 66 KB each, come to 11 KB in a few milliseconds


class Reading(NamedTuple):
    """That a report, by its id and key, was made from bytes by an extractor."""

    report_id: str
    report_key: str
    raw_sha256: str
    form: str
    extractor: str
    at: str


def put_reading(connection: Connection, document: Document, key: str) -> bool:
    """Keeps what a report was read from, if that is known and not there; whether anything was kept."""
    raw = document.raw
    if raw is None:
        return False
    table, sha256 = schema.reading, raw.sha256
    same = (table.c.report_key == key, table.c.raw_sha256 == sha256, table.c.extractor == raw.extractor)
    if connection.execute(select(table.c.seq).where(*same)).first():
        return False
    if not connection.execute(select(schema.raw.c.size).where(schema.raw.c.sha256 == sha256)).first():
        packed = zstandard.ZstdCompressor(level=_LEVEL).compress(raw.data)
        connection.execute(schema.raw.insert().values(sha256=sha256, size=len(raw.data), packed=packed))
    connection.execute(
        table.insert().values(
            report_key=key,
            raw_sha256=sha256,
            form=raw.form,
            extractor=raw.extractor,
            name=raw.name,
            url=raw.url,
            days=json.dumps([asdict(c) for c in raw.days], ensure_ascii=False),
            columns=json.dumps(raw.columns, ensure_ascii=False) if raw.columns else None,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
    )
    return True


def readings(connection: Connection, key: str) -> list[Reading]:
    """By what the text of a report was made, the first time first."""
    table, report = schema.reading, schema.report
    on = table.c.report_key == report.c.key
    query = select(table, report.c.id.label("report_id")).join(report, on).where(table.c.report_key == key)
    return [_reading(row) for row in connection.execute(query.order_by(table.c.seq))]


def outdated(connection: Connection, extractors: Mapping[str, str]) -> list[Reading]:
    """What was never read by the extractor that each form has now, those of the same bytes together."""
    table, report = schema.reading, schema.report
    now = or_(*(and_(table.c.form == form, table.c.extractor == by) for form, by in extractors.items()))
    done = select(table.c.raw_sha256, report.c.id).join(report, table.c.report_key == report.c.key).where(now)
    known = {tuple(row) for row in connection.execute(done)}
    query = select(table, report.c.id.label("report_id")).join(report, table.c.report_key == report.c.key)
    rows = connection.execute(query.where(table.c.form.in_(extractors)).order_by(table.c.raw_sha256, table.c.seq))
    last = {(row.raw_sha256, row.report_id): _reading(row) for row in rows}
    return [one for pair, one in last.items() if pair not in known]


def raw_of(connection: Connection, reading: Reading) -> Raw:
    """The bytes of a reading, with what was known of them. Raises RegisterError if they are not what they were."""
    table, raw = schema.reading, schema.raw
    query = select(table, raw.c.packed, raw.c.size).join(raw, table.c.raw_sha256 == raw.c.sha256)
    query = query.where(
        table.c.report_key == reading.report_key,
        table.c.raw_sha256 == reading.raw_sha256,
        table.c.extractor == reading.extractor,
    )
    row = connection.execute(query).one()
    try:
        data = zstandard.ZstdDecompressor().decompress(row.packed, max_output_size=row.size)
    except zstandard.ZstdError as error:
        raise RegisterError(f"the bytes of {reading.report_id} are damaged ({error}); restore a backup") from None
    days = tuple(Candidate(**c) for c in json.loads(row.days))
    columns = tuple((ours, theirs) for ours, theirs in json.loads(row.columns or "[]"))
    found = Raw(data, row.form, row.extractor, row.name, row.url, days, columns)
    if found.sha256 != row.raw_sha256:
        raise RegisterError(f"the bytes of {reading.report_id} are not those that were read; restore a backup")
    return found


def _reading(row: Row[tuple[object, ...]]) -> Reading:
    return Reading(*(getattr(row, name) for name in Reading._fields))
