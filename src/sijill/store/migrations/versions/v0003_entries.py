"""What the claims come to: entries, what joins claims, and copies of one text. All of it can be made anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables; they are filled when entries are first asked for."""
    _links()
    _copies()
    _entries()


def _links() -> None:
    op.create_table(
        "brought",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("rules", sa.String(64), nullable=False),
        sa.Column("claim_seq", sa.Integer, nullable=False),
        sa.Column("judgement_seq", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_brought"),
    )
    op.create_table(
        "claim_block",
        sa.Column("claim_id", sa.String(32), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", "claim_id", name="pk_claim_block"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_block_claim_id"),
    )
    op.create_table(
        "link",
        sa.Column("left", sa.String(32), nullable=False),
        sa.Column("right", sa.String(32), nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("left", "right", name="pk_link"),
        sa.ForeignKeyConstraint(["left"], ["claim.id"], name="fk_link_left"),
        sa.ForeignKeyConstraint(["right"], ["claim.id"], name="fk_link_right"),
    )
    op.create_index("ix_link_right", "link", ["right"])


def _copies() -> None:
    op.create_table(
        "report_shingle",
        sa.Column("shingle", sa.BigInteger, nullable=False),
        sa.Column("report_key", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("shingle", "report_key", name="pk_report_shingle"),
        sa.ForeignKeyConstraint(["report_key"], ["report.key"], name="fk_report_shingle_report_key"),
    )
    op.create_table(
        "report_copy",
        sa.Column("report_key", sa.String(64), nullable=False),
        sa.Column("group_key", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("report_key", name="pk_report_copy"),
        sa.ForeignKeyConstraint(["report_key"], ["report.key"], name="fk_report_copy_report_key"),
    )
    op.create_index("ix_report_copy_group_key", "report_copy", ["group_key"])


def _entries() -> None:
    op.create_table(
        "entry",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("sources", sa.Integer, nullable=False),
        sa.Column("conflicts", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_entry"),
    )
    op.create_index("ix_entry_kind_sources_id", "entry", ["kind", "sources", "id"])
    op.create_table(
        "entry_claim",
        sa.Column("claim_id", sa.String(32), nullable=False),
        sa.Column("entry_id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("claim_id", name="pk_entry_claim"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_entry_claim_claim_id"),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name="fk_entry_claim_entry_id"),
    )
    op.create_index("ix_entry_claim_entry_id", "entry_claim", ["entry_id"])
