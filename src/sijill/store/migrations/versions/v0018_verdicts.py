"""What checks found of each claim, by which lists are narrowed; nothing has been checked yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "claim_verdict",
        sa.Column("claim_id", sa.String(32), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("claim_id", "verdict", name="pk_claim_verdict"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_verdict_claim_id"),
    )
    op.create_index("ix_claim_verdict_verdict_claim_id", "claim_verdict", ["verdict", "claim_id"])
    op.create_table(
        "checked_to",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("rules", sa.String(64), nullable=False),
        sa.Column("claim_seq", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_checked_to"),
    )
