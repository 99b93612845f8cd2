"""Bringing a file's tables up to date: one chain of alembic revisions for each kind of file.

Each revision ends with ``PRAGMA user_version``, which decides what counts as newer. The only
module that imports alembic.
"""

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def upgrade(connection: Connection, kind: str) -> None:
    """Run what is missing of the chain ``kind`` (``records`` or ``control``) inside the caller's transaction."""
    folder = str(Path(__file__).parent)
    scripts = ScriptDirectory(folder, version_locations=[f"{folder}/{kind}"])

    def steps(revision: Any, _context: MigrationContext) -> Any:
        return scripts._upgrade_revs("head", revision)

    with EnvironmentContext(Config(), scripts, fn=steps, destination_rev="head") as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()
