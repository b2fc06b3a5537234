"""The database tells what is wrong with itself."""

import sqlite3
from pathlib import Path

from sqlalchemy import text

from service.storage.database import Database
from service.storage.soundness import faults, server
from tests.storage import postgres
from tests.storage.installations import installed


def test_a_sound_database_has_no_faults(database: Database) -> None:
    with database.reading() as session:
        assert faults(session) == ()


def test_a_reference_to_nothing_is_a_fault(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        with sqlite3.connect(str(installation.location.database)) as connection:
            connection.execute("INSERT INTO case_evidence VALUES ('none', 1, 'none', 'item', 'x')")
        connection.close()
        with installation.open() as database, database.reading() as session:
            assert any(fault.startswith("case_evidence #1 → ") for fault in faults(session))


def test_a_server_tells_version_and_encoding() -> None:
    with postgres.fresh_database() as url, Database(url) as database, database.reading() as session:
        found = server(session)
        version = session.connection().execute(text("SHOW server_version_num")).scalar_one()
    assert (found.version, found.encoding) == (int(version), "UTF8")
    assert found.character_type
