"""Which columns of a table, or fields of a record, a report was made of, where the user named them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column."""
    op.add_column("reading", sa.Column("columns", sa.Text))
