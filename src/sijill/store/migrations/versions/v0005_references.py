"""Facts of reference series, and the files they were read from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes both tables."""
    op.create_table(
        "reference_source",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("edition", sa.Text),
        sa.Column("licence", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("read", sa.Integer, nullable=False),
        sa.Column("refused", sa.Text, nullable=False),
        sa.Column("imported_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reference_source"),
    )
    op.create_table(
        "reference_fact",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("source_id", sa.String(32), nullable=False),
        sa.Column("measure", sa.String(32), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("counterpart", sa.Text),
        sa.Column("unit", sa.String(16)),
        sa.Column("first", sa.String(10), nullable=False),
        sa.Column("last", sa.String(10), nullable=False),
        sa.Column("value", sa.Float),
        sa.Column("flag", sa.String(16)),
        sa.Column("locator", sa.Text, nullable=False),
        sa.Column("more", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_reference_fact"),
        sa.ForeignKeyConstraint(["source_id"], ["reference_source.id"], name="fk_reference_fact_source_id"),
    )
    op.create_index("ix_reference_fact_measure_subject", "reference_fact", ["measure", "subject"])
    op.create_index("ix_reference_fact_measure_counterpart", "reference_fact", ["measure", "counterpart"])
