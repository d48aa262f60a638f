"""Which entries only one outlet tells of, what figures measure, and an index that counts pairs from either side."""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Fills the facets from what there is, and makes the index anew."""
    op.execute(
        "INSERT INTO entry_facet (entry_id, facet, value, kind) SELECT entry_id, 'alone', MIN(value), MIN(kind) "
        "FROM entry_facet WHERE facet = 'outlet' GROUP BY entry_id HAVING COUNT(*) = 1"
    )
    op.execute(
        "INSERT INTO entry_facet (entry_id, facet, value, kind) SELECT DISTINCT e.id, 'metric', c.code, e.kind "
        "FROM entry_claim o JOIN entry e ON e.id = o.entry_id JOIN claim_code c ON c.claim_id = o.claim_id "
        "WHERE c.field = 'metric'"
    )
    op.drop_index("ix_entry_pair_kind_b_a", "entry_pair")
    op.create_index("ix_entry_pair_kind_b_a_first_last", "entry_pair", ["kind", "b", "a", "first", "last"])
