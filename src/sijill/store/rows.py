"""Between records and rows of the register."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row

from sijill.correction import Correction
from sijill.records import Candidate, Claim, Document, Evidence, Judgement, Report
from sijill.store.keys import actors, codes, dates


def report_key(document: Document) -> str:
    """What makes two reports one: the same id and the same text."""
    text = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return hashlib.sha256(f"{document.id}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


def report_row(document: Document, added_at: str) -> dict[str, Any]:
    """The row of a report."""
    return {
        "key": report_key(document),
        "id": document.id,
        "language": document.language,
        "title": document.title,
        "date": document.date,
        "date_source": document.date_source,
        "outlet": document.outlet,
        "url": document.url,
        "text": document.text,
        "sha256": document.sha256,
        "added_at": added_at,
        "author": document.author,
        "candidates": json.dumps([asdict(c) for c in document.candidates], ensure_ascii=False),
    }


def claim_rows(claim: Claim, id_: str, key: str, run: int) -> dict[str, list[dict[str, Any]]]:
    """The rows of a claim, by table."""
    return {
        "claim": [
            {
                "id": id_,
                "report_key": key,
                "run": run,
                "kind": claim.kind,
                "reality": claim.reality,
                "source": claim.source,
                "body": json.dumps(dict(claim.fields), ensure_ascii=False),
                "coder": claim.coder,
                "rules": json.dumps(claim.rules, ensure_ascii=False),
            }
        ],
        "evidence": [
            {"claim_id": id_, "seq": n, "field": e.field, "start": e.start, "end": e.end, "quote": e.quote}
            for n, e in enumerate(claim.evidence)
        ],
        "claim_actor": [
            {"claim_id": id_, "role": role, "code": code, "owner": code.partition(":")[0]}
            for role, code in sorted(actors(claim))
        ],
        "claim_code": [{"claim_id": id_, "field": field, "code": code} for field, code in sorted(codes(claim))],
        "claim_date": [
            {"claim_id": id_, "date": d, "earliest": span.earliest.isoformat(), "latest": span.latest.isoformat()}
            for d, span in sorted(dates(claim).items())
        ],
    }


def to_report(row: Row[Any]) -> Report:
    """The report of a row."""
    document = Document(
        id=row.id,
        text=row.text,
        language=row.language,
        title=row.title,
        date=row.date,
        date_source=row.date_source,
        outlet=row.outlet,
        url=row.url,
        sha256=row.sha256,
        author=row.author,
        candidates=tuple(Candidate(**c) for c in json.loads(row.candidates or "[]")),
    )
    return Report(row.key, document, row.added_at)


def to_claim(row: Row[Any], quotes: Sequence[Row[Any]], text: str) -> Claim:
    """The claim of its rows. Raises RecordError if its words are not those of the stored text."""
    return Claim(
        kind=row.kind,
        fields=json.loads(row.body),
        reality=row.reality,
        source=row.source,
        evidence=tuple(Evidence(q.field, q.start, q.end, q.quote, text=text) for q in quotes),
        coder=row.coder,
        rules=tuple(json.loads(row.rules)),
    )


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """The row of a judgement, without the columns of a correction."""
    said = asdict(judgement)
    del said["correction"]
    return {"id": judgement.id, **said}


def correction_row(said: Correction | None) -> dict[str, Any]:
    """The columns of a correction; empty where a judgement is none."""
    if said is None:
        return dict.fromkeys(("field", "value", "start", "end", "quote"))
    return asdict(said) | {"value": json.dumps(said.value, ensure_ascii=False)}


def to_judgement(row: Row[Any]) -> Judgement:
    """The judgement of a row. Raises RecordError if the row is not what a judgement can be."""
    said = None
    if getattr(row, "field", None):  # names are not corrected: their table has no such column
        said = Correction(row.field, json.loads(row.value), row.start, row.end, row.quote)
    told = (row.left, row.right, row.verdict, row.user, row.made_at, row.reason, row.undoes)
    return Judgement(*told, correction=said, key=row.key)
