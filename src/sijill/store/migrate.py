"""Bringing a register to the shape this version of sijill knows."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select, text

from sijill.errors import RegisterError
from sijill.store.connect import reading, set_journal, writing
from sijill.store.schema import upgrade

HEAD = "0018"  # the newest revision in migrations/versions; a test keeps the two equal
_FOLDER = Path(__file__).parent / "migrations"


def bring_up(engine: Engine, place: str) -> None:
    """Makes the tables of a new register, upgrades those of an older one, in one transaction.

    Raises RegisterError if the database is no register, or was made by a newer sijill.
    """
    with reading(engine, place) as connection:
        if _revision(connection, place) == HEAD:
            return
    set_journal(engine, place)
    with writing(engine, place) as connection:
        if _revision(connection, place) == HEAD:  # another process was quicker
            return
        _upgrade(connection)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(upgrade.insert().values(revision=HEAD, sijill=version("sijill"), at=now))


def _revision(connection: Connection, place: str) -> str | None:
    """The revision of the register; None if the database is empty."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if "alembic_version" not in tables or upgrade.name not in tables:
        raise RegisterError(f"{place} is a database, but no register of sijill; name another with --register")
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if found is not None and not list((_FOLDER / "versions").glob(f"v{found}_*.py")):
        made_by = connection.execute(select(upgrade.c.sijill).order_by(upgrade.c.seq.desc()).limit(1)).scalar()
        raise RegisterError(
            f"{place} was made by sijill {made_by} (revision {found}); this is sijill {version('sijill')}, "
            f"which knows revisions up to {HEAD}: update sijill"
        )
    return found


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
