"""Alembic's way in: runs the migrations on the connection and in the transaction it is handed."""

from __future__ import annotations

from alembic import context

from wli_toolkit.store.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
context.run_migrations()
