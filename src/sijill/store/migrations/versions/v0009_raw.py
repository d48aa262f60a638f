"""The bytes that reports were read from and by what, what could not be read, and how far an adding has come."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sijill.store.migrations.append_only import keep_for_ever

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables, and the triggers by which the database refuses to change what was read."""
    op.create_table(
        "raw",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_raw"),
    )
    op.create_table(
        "reading",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("report_key", sa.String(64), nullable=False),
        sa.Column("raw_sha256", sa.String(64), nullable=False),
        sa.Column("form", sa.String(16), nullable=False),
        sa.Column("extractor", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("days", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_reading"),
        sa.ForeignKeyConstraint(["report_key"], ["report.key"], name="fk_reading_report_key"),
        sa.ForeignKeyConstraint(["raw_sha256"], ["raw.sha256"], name="fk_reading_raw_sha256"),
        sa.UniqueConstraint("report_key", "raw_sha256", "extractor", name="uq_reading_report_key_raw_sha256_extractor"),
    )
    op.create_index("ix_reading_raw_sha256", "reading", ["raw_sha256"])
    op.create_table(
        "failure",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("input", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("line", sa.Integer),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_failure"),
    )
    op.create_index("ix_failure_input", "failure", ["input"])
    op.create_table(
        "intake",
        sa.Column("run", sa.String(64), nullable=False),
        sa.Column("input", sa.Text, nullable=False),
        sa.Column("stamp", sa.Text, nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("whole", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("run", "input", name="pk_intake"),
    )
    keep_for_ever("raw", "what was read is kept for ever")
    keep_for_ever("reading", "what was read is kept for ever")
