"""What is read without Alembic is what Alembic says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from service.storage.database import Database
from service.storage.revision import MIGRATIONS, check, head, is_current, known, revision_of
from tests.storage.installations import installed
from tests.storage.postgres import ROOT

OPENS = """
import sys
import service.workflow.installation.open_database
print([name for name in ("alembic", "mako") if name in sys.modules])
"""


def test_revisions_are_those_of_alembic_in_its_order() -> None:
    found = [script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]
    assert list(known()) == found[::-1]


def test_the_revision_of_a_database_is_that_of_alembic(database: Database) -> None:
    with database.reading() as session:
        assert revision_of(session) == MigrationContext.configure(session.connection()).get_current_revision() == head()
    check(database)
    assert is_current(database)


def test_a_database_that_is_not_there_is_not_current(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path, migrated=False) as made, made.open() as database:
        assert not is_current(database)


def test_opening_a_database_does_not_load_alembic() -> None:
    run = subprocess.run([sys.executable, "-c", OPENS], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
