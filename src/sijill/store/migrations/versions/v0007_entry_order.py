"""An index by which the entries of a kind are read in the order of their ids, page after page."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the index."""
    op.create_index("ix_entry_kind_id", "entry", ["kind", "id"])
