"""Who wrote a report, and the days that may be its own; empty for reports that came before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the columns."""
    op.add_column("report", sa.Column("author", sa.Text))
    op.add_column("report", sa.Column("candidates", sa.Text))
