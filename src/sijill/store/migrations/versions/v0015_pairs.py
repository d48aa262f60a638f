"""Who stands in one entry with whom, and who supplies whom in which year: what pictures and dossiers count."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_AT_ONCE = 500


def upgrade() -> None:
    """Makes the tables and fills them from the entries that there are."""
    op.create_table(
        "entry_pair",
        sa.Column("entry_id", sa.String(32), nullable=False),
        sa.Column("a", sa.Text, nullable=False),
        sa.Column("b", sa.Text, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("first", sa.String(10)),
        sa.Column("last", sa.String(10)),
        sa.PrimaryKeyConstraint("entry_id", "a", "b", name="pk_entry_pair"),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name="fk_entry_pair_entry_id"),
    )
    op.create_table(
        "entry_supply",
        sa.Column("entry_id", sa.String(32), nullable=False),
        sa.Column("supplier", sa.Text),
        sa.Column("recipient", sa.Text),
        sa.Column("year", sa.Integer),
        sa.PrimaryKeyConstraint("entry_id", name="pk_entry_supply"),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name="fk_entry_supply_entry_id"),
    )
    op.execute(
        "INSERT INTO entry_pair (entry_id, a, b, kind, first, last) SELECT a.entry_id, a.value, b.value, a.kind, "
        "(SELECT MIN(d.earliest) FROM entry_day d WHERE d.entry_id = a.entry_id), "
        "(SELECT MAX(d.latest) FROM entry_day d WHERE d.entry_id = a.entry_id) "
        "FROM entry_facet a JOIN entry_facet b ON b.entry_id = a.entry_id "
        "WHERE a.facet = 'actor' AND b.facet = 'actor' AND a.value < b.value"
    )
    _fill_supplies()
    names = ["kind", "a", "b", "entry_id", "first", "last"]
    op.create_index("ix_entry_pair_kind_a_b_entry_id_first_last", "entry_pair", names)
    op.create_index("ix_entry_pair_kind_b_a", "entry_pair", ["kind", "b", "a"])
    op.create_index("ix_entry_supply_recipient_year_supplier", "entry_supply", ["recipient", "year", "supplier"])
    op.create_index("ix_entry_supply_year_supplier", "entry_supply", ["year", "supplier"])


def _fill_supplies() -> None:
    from sijill.store.pairs import supplied, supply

    connection = op.get_bind()
    found = connection.execute(sa.text("SELECT body FROM entry WHERE kind = 'transfer'"))
    for bodies in found.partitions(_AT_ONCE):
        rows = [row for (body,) in bodies if (row := supplied(json.loads(body)))]
        if rows:
            connection.execute(sa.insert(supply), rows)
