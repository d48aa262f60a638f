"""The tables of what people's decisions make of claims; they belong to those of `schema` and follow from judgements."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, String, Table, Text

from sijill.store.schema import metadata

claim_now = Table(
    "claim_now",
    metadata,
    Column("claim_id", String(32), ForeignKey("claim.id"), primary_key=True),
    Column("reality", String(16), nullable=False),
    Column("source", Text),
    Column("body", Text, nullable=False),  # as in `claim`
    Column("words", Text, nullable=False),  # its evidence: a list of field, start, end and quote, as JSON
    Column("notes", Text, nullable=False),  # what was corrected, as JSON
)

# How far a claim that anybody judged is: once, unsure, disputed or settled, as `judged.state` says.
reviewed = Table(
    "reviewed",
    metadata,
    Column("claim_id", String(32), ForeignKey("claim.id"), primary_key=True),
    Column("state", String(16), nullable=False, index=True),
)

opinion = Table(
    "opinion",
    metadata,
    Column("claim_id", String(32), ForeignKey("claim.id"), primary_key=True),
    Column("user", Text, primary_key=True),
    Column("verdict", String(16), nullable=False),
)
