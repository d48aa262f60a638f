"""The claims whose entries are to be made anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "waiting",
        sa.Column("claim_id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("claim_id", name="pk_waiting"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_waiting_claim_id"),
    )
