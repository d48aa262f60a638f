"""Alembic runs this: it works on the connection, and in the transaction, that `sijill.store.migrate` opened."""

from __future__ import annotations

from alembic import context

from sijill.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,  # the transaction is the caller's: it also records who upgraded
    render_as_batch=True,  # SQLite alters a table by copying it
)
context.run_migrations()
