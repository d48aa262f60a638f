"""Corrections of claims: refused where the codebook or the report does not allow them, and what claims are by them.

`claim` and `evidence` stay as the coder wrote them, for ever. Beside them `claim_now` holds each claim that a person
corrected as it is now, and the look-ups follow it; all of that follows from judgements and is made anew with each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from sijill.codebook import correction_faults
from sijill.correction import Corrected, Correction
from sijill.errors import RegisterError
from sijill.judged import corrected
from sijill.records import Claim, Evidence, Judgement
from sijill.store import names, reviews, schema
from sijill.store.opinions import about
from sijill.store.rows import claim_rows, to_claim

_LOOKUPS = ("claim_actor", "claim_code", "claim_date")


def check(connection: Connection, claim: Row[Any], said: Correction) -> None:
    """Raises RegisterError for a value that the codebook does not allow, or words that the report does not say."""
    wrong = "; ".join(correction_faults(claim.kind, said.field, said.value))
    if wrong:
        raise RegisterError(f"claim {claim.id}: {wrong}")
    if said.start is not None and _text(connection, claim)[said.start : said.end] != said.quote:
        raise RegisterError(
            f"claim {claim.id}: its report does not say {said.quote!r} at {said.start}-{said.end}; "
            "give the words as they stand there"
        )


def made(connection: Connection, claim: Row[Any]) -> Claim:
    """The claim of a row as its coder made it."""
    words = select(schema.evidence).where(schema.evidence.c.claim_id == claim.id).order_by(schema.evidence.c.seq)
    return to_claim(claim, connection.execute(words).all(), _text(connection, claim))


def renew(connection: Connection, claim: Row[Any]) -> None:
    """Makes what a claim is now anew, and what it is looked up by."""
    now = corrected(made(connection, claim), _text(connection, claim), about(connection, claim.id))
    connection.execute(delete(reviews.claim_now).where(reviews.claim_now.c.claim_id == claim.id))
    if now.corrections:
        connection.execute(reviews.claim_now.insert(), _row(claim.id, now))
    rows = claim_rows(now, claim.id, claim.report_key, claim.run)
    for name in _LOOKUPS:
        lookup = schema.metadata.tables[name]
        connection.execute(delete(lookup).where(lookup.c.claim_id == claim.id))
        if rows[name]:
            connection.execute(lookup.insert(), rows[name])
    connection.execute(delete(names.named).where(names.named.c.claim_id == claim.id))
    connection.execute(delete(names.unnamed).where(names.unnamed.c.claim_id == claim.id))
    connection.execute(names.unnamed.insert().values(claim_id=claim.id))


def concerns(connection: Connection, judgement: Judgement) -> bool:
    """Whether a judgement changes what a claim is: it corrects it, or may take back what did."""
    table = schema.judgement
    of = select(table.c.seq).where(table.c.left == judgement.left, table.c.verdict == "correct")
    return bool(judgement.correction or (judgement.undoes and connection.execute(of.limit(1)).first()))


def now(connection: Connection, ids: Iterable[str]) -> Mapping[str, Row[Any]]:
    """The rows of those of some claims that a person corrected, by id."""
    query = select(reviews.claim_now).where(reviews.claim_now.c.claim_id.in_(ids))
    return {row.claim_id: row for row in connection.execute(query)}


def to_now(claim: Row[Any], row: Row[Any], text: str) -> Claim:
    """A corrected claim of its rows. Raises RecordError if its words are not those of the report's text."""
    words = json.loads(row.words)
    notes = json.loads(row.notes)
    return Claim(
        kind=claim.kind,
        fields=json.loads(row.body),
        reality=row.reality,
        source=row.source,
        evidence=tuple(Evidence(field, start, end, quote, text=text) for field, start, end, quote in words),
        coder=claim.coder,
        rules=tuple(json.loads(claim.rules)),
        corrections=tuple(Corrected(**one | {"was_quotes": tuple(one["was_quotes"])}) for one in notes),
    )


def _row(id_: str, claim: Claim) -> dict[str, Any]:
    words = [[e.field, e.start, e.end, e.quote] for e in claim.evidence]
    return {
        "claim_id": id_,
        "reality": claim.reality,
        "source": claim.source,
        "body": json.dumps(dict(claim.fields), ensure_ascii=False),
        "words": json.dumps(words, ensure_ascii=False),
        "notes": json.dumps([asdict(one) for one in claim.corrections], ensure_ascii=False),
    }


def _text(connection: Connection, claim: Row[Any]) -> str:
    return str(
        connection.execute(select(schema.report.c.text).where(schema.report.c.key == claim.report_key)).scalar_one()
    )
