"""What each person makes of a claim and how far it is with them, so that the queue knows who is to see it next."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables, fills them from the judgements that there are, and lets what undoes one be found."""
    op.create_table(
        "reviewed",
        sa.Column("claim_id", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("claim_id", name="pk_reviewed"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_reviewed_claim_id"),
    )
    op.create_index("ix_reviewed_state", "reviewed", ["state"])
    op.create_table(
        "opinion",
        sa.Column("claim_id", sa.String(32), nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("claim_id", "user", name="pk_opinion"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_opinion_claim_id"),
    )
    op.create_index("ix_judgement_undoes", "judgement", ["undoes"])
    from sijill.store.opinions import renew_all  # what follows from judgements is made as it is today

    renew_all(op.get_bind())
