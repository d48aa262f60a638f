"""Search: the folded text of each report, and an index of its runs of three characters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sijill.text import folded

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ROWS = 200


def upgrade() -> None:
    """Makes the table and its index, and fills it with the reports that are there."""
    op.create_table(
        "report_words",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("report_key", sa.String(64), nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_report_words"),
        sa.UniqueConstraint("report_key", name="uq_report_words_report_key"),
        sa.ForeignKeyConstraint(["report_key"], ["report.key"], name="fk_report_words_report_key"),
    )
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE report_find USING "
            "fts5(folded, content='report_words', content_rowid='seq', tokenize='trigram')"
        )
        op.execute(
            "CREATE TRIGGER report_words_find AFTER INSERT ON report_words BEGIN "
            "INSERT INTO report_find(rowid, folded) VALUES (new.seq, new.folded); END"
        )
    elif bind.dialect.name == "postgresql":
        _trigrams(bind)
    _fill(bind)


def _trigrams(bind: sa.Connection) -> None:
    """An index that PostgreSQL has in an extension; without the right to make it, searching reads all texts."""
    try:
        with bind.begin_nested():
            bind.execute(sa.text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
            bind.execute(sa.text("CREATE INDEX report_find ON report_words USING gin (folded gin_trgm_ops)"))
    except sa.exc.DBAPIError:
        return


def _fill(bind: sa.Connection) -> None:
    report = sa.table("report", sa.column("seq"), sa.column("key"), sa.column("title"), sa.column("text"))
    words = sa.table("report_words", sa.column("report_key"), sa.column("folded"))
    after = 0
    while rows := bind.execute(sa.select(report).where(report.c.seq > after).order_by(report.c.seq).limit(_ROWS)).all():
        bind.execute(
            words.insert(), [{"report_key": r.key, "folded": folded(f"{r.title or ''}\n{r.text}")} for r in rows]
        )
        after = rows[-1].seq
