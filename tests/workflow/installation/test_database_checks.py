"""What a database tells of itself, and what of it will not do."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from service.documents.bundle.check import Check, Outcome
from service.storage.database import Database
from service.storage.engines import journal_mode
from service.storage.soundness import Server
from service.workflow.installation.database_checks import database_checks, server_checks
from tests.storage.builders import stdlib_database
from tests.storage.installations import installed

GOOD = Server(180004, "UTF8", "C.UTF-8", True)


def outcomes(checks: Iterable[Check]) -> dict[str, Outcome]:
    return {check.code: check.outcome for check in checks}


def test_a_sound_database_holds(database: Database) -> None:
    told = outcomes(database_checks(database))
    assert told["database"] is told["revision"] is Outcome.HOLDS
    assert ("integrity" in told) == database.is_sqlite


def test_a_damaged_reference_fails(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        with sqlite3.connect(str(installation.location.database)) as connection:
            connection.execute("INSERT INTO case_evidence VALUES ('none', 1, 'none', 'item', 'x')")
        connection.close()
        with installation.open() as database:
            told = {check.code: check for check in database_checks(database)}
    assert told["integrity"].outcome is Outcome.FAILS
    assert "从备份恢复" in told["integrity"].said.zh


def test_an_old_library_without_wal_is_noted(tmp_path: Path) -> None:
    with stdlib_database(tmp_path) as database:
        wal = journal_mode(sqlite3.sqlite_version_info) == "wal"
        assert outcomes(database_checks(database))["journal"] is (Outcome.HOLDS if wal else Outcome.NOTED)


def test_a_good_server_holds() -> None:
    assert set(outcomes(server_checks(GOOD)).values()) == {Outcome.HOLDS}


@pytest.mark.parametrize(
    ("server", "code", "outcome"),
    [
        (replace(GOOD, version=130002), "postgresql-version", Outcome.FAILS),
        (replace(GOOD, encoding="SQL_ASCII"), "encoding", Outcome.FAILS),
        (replace(GOOD, character_type="C"), "character-type", Outcome.FAILS),
        (replace(GOOD, character_type="POSIX"), "character-type", Outcome.FAILS),
        (replace(GOOD, checksums=False), "checksums", Outcome.NOTED),
    ],
)
def test_what_will_not_do_is_told(server: Server, code: str, outcome: Outcome) -> None:
    assert outcomes(server_checks(server))[code] is outcome
