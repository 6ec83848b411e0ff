"""Brings a database to this version's schema, or says why it cannot."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table

from wli_toolkit.content.plain_text import shortened
from wli_toolkit.store.engine import Database
from wli_toolkit.store.errors import NewerSchema, NotWritable
from wli_toolkit.store.schema import REVISIONS, VERSION_TABLE


def bring_up_to_date(database: Database) -> None:
    """Create or migrate the tables unless they are current.

    Raises
    ------
    NewerSchema
        A newer version of this toolkit wrote the database.
    NotWritable
        A SQLite file that belongs to another program.
    """
    if database.read(lambda connection: _revision(connection, database)) != REVISIONS[-1]:
        database.migrate(lambda connection: _upgrade(connection, database))


def _revision(connection: Connection, database: Database) -> str | None:
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables and database.dialect.owns_database:
            raise NotWritable(
                f"the file is a database of another program: {database.address.shown}",
                "Give a file of its own with --db sqlite:///PATH",
            )
        return None
    found: str | None = connection.scalar(select(column("version_num")).select_from(table(VERSION_TABLE)))
    if found is not None and found not in REVISIONS:
        raise NewerSchema(
            f"a newer version of the toolkit wrote this database: schema {shortened(found)} in "
            f"{database.address.shown}",
            "Upgrade the toolkit: pip install --upgrade wli-toolkit",
        )
    return found


def _upgrade(connection: Connection, database: Database) -> None:
    if _revision(connection, database) == REVISIONS[-1]:
        return  # another process was faster
    # Loaded only when a migration must run: it costs every other start a tenth of a second.
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")
