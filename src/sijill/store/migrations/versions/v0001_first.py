"""The first shape of the register."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sijill.store.migrations.append_only import keep_for_ever

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_APPEND_ONLY = ("claim", "evidence")


def upgrade() -> None:
    """Makes all tables, and the triggers by which the database refuses to change a claim."""
    _reports()
    _claims()
    _lookups()
    for table in _APPEND_ONLY:
        keep_for_ever(table, "claims are append-only")


def _reports() -> None:
    op.create_table(
        "upgrade",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("revision", sa.String(32), nullable=False),
        sa.Column("sijill", sa.String(32), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_upgrade"),
    )
    op.create_table(
        "report",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("language", sa.String(16)),
        sa.Column("title", sa.Text),
        sa.Column("date", sa.String(32)),
        sa.Column("date_source", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("added_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_report"),
        sa.UniqueConstraint("key", name="uq_report_key"),
    )
    op.create_index("ix_report_id", "report", ["id"])
    op.create_table(
        "run",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("coder", sa.Text, nullable=False),
        sa.Column("ruleset", sa.Text, nullable=False),
        sa.Column("sijill", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
        sa.UniqueConstraint("coder", "ruleset", "sijill", name="uq_run_coder_ruleset_sijill"),
    )


def _claims() -> None:
    op.create_table(
        "claim",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("report_key", sa.String(64), nullable=False),
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("reality", sa.String(16), nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("coder", sa.Text, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_claim"),
        sa.UniqueConstraint("id", name="uq_claim_id"),
        sa.ForeignKeyConstraint(["report_key"], ["report.key"], name="fk_claim_report_key"),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name="fk_claim_run"),
    )
    op.create_index("ix_claim_report_key", "claim", ["report_key"])
    op.create_index("ix_claim_kind", "claim", ["kind"])
    op.create_table(
        "evidence",
        sa.Column("claim_id", sa.String(32), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("claim_id", "seq", name="pk_evidence"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_evidence_claim_id"),
    )


def _lookups() -> None:
    columns = {
        "claim_actor": (("role", sa.String(32)), ("code", sa.Text()), ("owner", sa.Text())),
        "claim_code": (("field", sa.String(32)), ("code", sa.String(64))),
        "claim_date": (("date", sa.Text()), ("earliest", sa.String(10)), ("latest", sa.String(10))),
    }
    for table, own in columns.items():
        op.create_table(
            table,
            sa.Column("seq", sa.Integer, nullable=False),
            sa.Column("claim_id", sa.String(32), nullable=False),
            *(sa.Column(name, kind, nullable=False) for name, kind in own),
            sa.PrimaryKeyConstraint("seq", name=f"pk_{table}"),
            sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=f"fk_{table}_claim_id"),
        )
        op.create_index(f"ix_{table}_claim_id", table, ["claim_id"])
    op.create_index("ix_claim_actor_owner_claim_id", "claim_actor", ["owner", "claim_id"])
    op.create_index("ix_claim_code_field_code_claim_id", "claim_code", ["field", "code", "claim_id"])
    op.create_index("ix_claim_date_earliest_latest", "claim_date", ["earliest", "latest"])
