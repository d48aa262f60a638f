"""The tables of the persons whom claims name; they belong to those of `schema`."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from sijill.store.schema import metadata

named = Table(
    "named",
    metadata,
    Column("claim_id", String(32), ForeignKey("claim.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("office", Text),
    Column("code", String(32)),
    Column("state", Text),
)

unnamed = Table("unnamed", metadata, Column("claim_id", String(32), ForeignKey("claim.id"), primary_key=True))

named_to = Table(
    "named_to",
    metadata,
    Column("id", Integer, primary_key=True),  # there is one row
    Column("rules", String(64), nullable=False),
    Column("claim_seq", Integer, nullable=False),
)

name_judgement = Table(
    "name_judgement",
    metadata,
    Column("seq", Integer, primary_key=True),  # the order in which they were made
    Column("id", String(32), nullable=False, unique=True),
    Column("left", String(32), nullable=False),
    Column("right", String(32), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("user", Text, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("reason", Text),
    Column("undoes", String(32), ForeignKey("name_judgement.id")),
    Column("key", String(64)),  # what its sender calls it
)
