"""What entries are looked up by, so that lists of a large register are narrowed in one look-up."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_CLAIMS = "FROM entry_claim o JOIN entry e ON e.id = o.entry_id"
_FACETS = (
    ("actor", "a.owner", "JOIN claim_actor a ON a.claim_id = o.claim_id"),
    ("body", "a.code", "JOIN claim_actor a ON a.claim_id = o.claim_id WHERE a.code LIKE '%:%'"),
    ("area", "c.code", "JOIN claim_code c ON c.claim_id = o.claim_id WHERE c.field IN ('areas', 'outcome')"),
    ("stage", "c.code", "JOIN claim_code c ON c.claim_id = o.claim_id WHERE c.field IN ('steps.stage', 'steps.step')"),
    ("reality", "k.reality", "JOIN claim k ON k.id = o.claim_id"),
    ("outlet", "COALESCE(r.outlet, '')", "JOIN claim k ON k.id = o.claim_id JOIN report r ON r.key = k.report_key"),
    ("odd", "'1'", "WHERE e.conflicts > 0"),
)


def upgrade() -> None:
    """Makes the tables, fills them from the entries that there are, and makes the indexes of lists of reports."""
    op.create_table(
        "entry_facet",
        sa.Column("entry_id", sa.String(32), nullable=False),
        sa.Column("facet", sa.String(16), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", "facet", "value", name="pk_entry_facet"),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name="fk_entry_facet_entry_id"),
    )
    op.create_table(
        "entry_day",
        sa.Column("entry_id", sa.String(32), nullable=False),
        sa.Column("earliest", sa.String(10), nullable=False),
        sa.Column("latest", sa.String(10), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", "earliest", "latest", name="pk_entry_day"),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name="fk_entry_day_entry_id"),
    )
    for facet, value, rest in _FACETS:
        op.execute(
            f"INSERT INTO entry_facet (entry_id, facet, value, kind) SELECT DISTINCT e.id, '{facet}', {value}, e.kind "
            f"{_CLAIMS} {rest}"
        )
    op.execute(
        "INSERT INTO entry_day (entry_id, earliest, latest, kind) SELECT DISTINCT e.id, d.earliest, d.latest, e.kind "
        f"{_CLAIMS} JOIN claim_date d ON d.claim_id = o.claim_id"
    )
    op.create_index("ix_entry_facet_facet_value_kind_entry_id", "entry_facet", ["facet", "value", "kind", "entry_id"])
    op.create_index(
        "ix_entry_day_kind_earliest_latest_entry_id", "entry_day", ["kind", "earliest", "latest", "entry_id"]
    )
    op.create_index("ix_entry_kind_conflicts", "entry", ["kind", "conflicts"])
    op.create_index("ix_report_date_seq", "report", ["date", "seq"])
    op.create_index("ix_report_outlet_date_seq", "report", ["outlet", "date", "seq"])
