"""Judgements of people."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sijill.store.migrations.append_only import keep_for_ever

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table of judgements, and the triggers by which the database refuses to change one."""
    op.create_table(
        "judgement",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("left", sa.String(32), nullable=False),
        sa.Column("right", sa.String(32)),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("undoes", sa.String(32)),
        sa.PrimaryKeyConstraint("seq", name="pk_judgement"),
        sa.UniqueConstraint("id", name="uq_judgement_id"),
        sa.ForeignKeyConstraint(["left"], ["claim.id"], name="fk_judgement_left"),
        sa.ForeignKeyConstraint(["right"], ["claim.id"], name="fk_judgement_right"),
        sa.ForeignKeyConstraint(["undoes"], ["judgement.id"], name="fk_judgement_undoes"),
    )
    op.create_index("ix_judgement_left", "judgement", ["left"])
    op.create_index("ix_judgement_right", "judgement", ["right"])
    keep_for_ever("judgement", "judgements are kept for ever, make one that undoes it")
