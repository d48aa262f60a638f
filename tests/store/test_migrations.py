"""The shape of the register: migrations make what the schema says, in the version that the program expects."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from sijill.store import Register, migrate
from sijill.store.connect import engine_for
from sijill.store.schema import metadata


def test_migrations_make_exactly_the_tables_of_the_schema(tmp_path: Path) -> None:
    """A new register differs in nothing from what the program's tables say."""
    place = str(tmp_path / "r.db")
    Register.open(place).close()
    engine = engine_for(place, create=False)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def _is_ours(name: str | None, *_: object) -> bool:
    """Leaves out the search index, which no schema can say: SQLite keeps it in tables of its own."""
    return not (name or "").startswith("report_find")


def test_the_newest_revision_is_the_one_the_program_expects() -> None:
    """`HEAD` names the last file of migrations/versions."""
    folder = Path(migrate.__file__).parent / "migrations" / "versions"
    newest = max(path.name for path in folder.glob("v[0-9]*.py"))
    assert newest.startswith(f"v{migrate.HEAD}_")


def test_opening_again_upgrades_nothing(tmp_path: Path) -> None:
    """A register that is up to date is opened without being written to."""
    place = tmp_path / "r.db"
    Register.open(str(place)).close()
    before = place.read_bytes()
    Register.open(str(place)).close()
    assert place.read_bytes() == before
