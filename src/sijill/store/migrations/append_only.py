"""Tables from which nothing is taken and in which nothing is changed: the database itself refuses."""

from __future__ import annotations

from alembic import op


def keep_for_ever(table: str, why: str) -> None:
    """Has the database refuse to update or delete rows of a table; `why` is what it says.

    Databases other than SQLite and PostgreSQL must be told by their owner: grant the program INSERT and SELECT only.
    """
    dialect = op.get_bind().dialect.name
    for act in ("UPDATE", "DELETE"):
        name, said = f"{table}_no_{act.lower()}", f"{why}: {act} on {table} is refused"
        if dialect == "sqlite":
            op.execute(f"CREATE TRIGGER {name} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, '{said}'); END")
        elif dialect == "postgresql":
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{said}'; END $$"
            )
            op.execute(f"CREATE TRIGGER {name} BEFORE {act} ON {table} EXECUTE FUNCTION {name}()")
