"""Corrections of fields of claims, what claims are by them, and what the sender of a decision calls it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the columns and makes the tables, which are empty: nobody has corrected anything yet."""
    for name, kind in (
        ("field", sa.String(32)),
        ("value", sa.Text()),
        ("start", sa.Integer()),
        ("end", sa.Integer()),
        ("quote", sa.Text()),
        ("key", sa.String(64)),
    ):
        op.add_column("judgement", sa.Column(name, kind))
    op.add_column("name_judgement", sa.Column("key", sa.String(64)))
    op.create_table(
        "claim_now",
        sa.Column("claim_id", sa.String(32), nullable=False),
        sa.Column("reality", sa.String(16), nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("notes", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("claim_id", name="pk_claim_now"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_now_claim_id"),
    )
    op.create_table(
        "unnamed",
        sa.Column("claim_id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("claim_id", name="pk_unnamed"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_unnamed_claim_id"),
    )
