"""The persons that claims name, and what people decide about their names."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sijill.store.migrations.append_only import keep_for_ever

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables, and the triggers by which the database refuses to change a judgement."""
    op.create_table(
        "named",
        sa.Column("claim_id", sa.String(32), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("office", sa.Text),
        sa.Column("code", sa.String(32)),
        sa.Column("state", sa.Text),
        sa.PrimaryKeyConstraint("claim_id", "seq", name="pk_named"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_named_claim_id"),
    )
    op.create_table(
        "named_to",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("rules", sa.String(64), nullable=False),
        sa.Column("claim_seq", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_named_to"),
    )
    op.create_table(
        "name_judgement",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("left", sa.String(32), nullable=False),
        sa.Column("right", sa.String(32), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("undoes", sa.String(32)),
        sa.PrimaryKeyConstraint("seq", name="pk_name_judgement"),
        sa.UniqueConstraint("id", name="uq_name_judgement_id"),
        sa.ForeignKeyConstraint(["undoes"], ["name_judgement.id"], name="fk_name_judgement_undoes"),
    )
    keep_for_ever("name_judgement", "what people decided is kept for ever")
