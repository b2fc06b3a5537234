"""One guarded step: whole or not at all, once however many do it, and models and migrations never differ."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from service.storage.database import Database
from service.storage.errors import StorageError
from service.storage.migrate import Migrated, migrate
from service.storage.revision import check, head
from service.storage.tables.base import METADATA
from tests.storage.installations import KINDS, Installation, installed
from tests.storage.postgres import ROOT

MIGRATE = """
import os, sys
from service.settings import load_settings
from service.workflow.installation.migrate import migrate
settings = load_settings()
for _ in range(int(sys.argv[1])):
    if os.fork() == 0:
        done = migrate(settings)
        os.write(1, f"{done.before or 'none'} {done.after} {done.key_made}\\n".encode())
        os._exit(0)
for _ in range(int(sys.argv[1])):
    assert os.wait()[1] == 0
"""
AT_ONCE = 8


@pytest.fixture(params=KINDS)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    """An installation on which nothing was done yet."""
    with installed(request.param, tmp_path, migrated=False) as made:
        yield made


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        found: list[object] = compare_metadata(context, METADATA)
        return found


def checks(engine: Engine) -> dict[str, set[tuple[object, object]]]:
    """The CHECK constraints in the database, which compare_metadata passes over."""
    seen = inspect(engine)
    return {
        table: {(check["name"], check["sqltext"]) for check in seen.get_check_constraints(table)}
        for table in METADATA.tables
    }


def file_made(database: Database) -> None:
    if database.file is not None:
        database.file.parent.mkdir(parents=True)
        database.file.touch()


def test_models_and_migrations_do_not_differ(database: Database) -> None:
    assert differences(database.engines.writer) == []


@pytest.mark.parametrize("kind", KINDS)
def test_models_and_migrations_check_the_same(kind: str, tmp_path: Path) -> None:
    with (
        installed(kind, tmp_path / "migrated") as migrated,
        installed(kind, tmp_path / "made", migrated=False) as made,
        migrated.open() as by_migrations,
        made.open() as by_models,
    ):
        file_made(by_models)
        METADATA.create_all(by_models.engines.writer)
        assert checks(by_migrations.engines.writer) == checks(by_models.engines.writer)
        assert len(checks(by_models.engines.writer)["person"]) == 3


def test_a_difference_would_be_found(database: Database) -> None:
    with database.engines.writer.begin() as connection:
        connection.execute(text("ALTER TABLE person ADD COLUMN extra VARCHAR"))
        connection.execute(text("DROP INDEX ix_person_name"))
    assert len(differences(database.engines.writer)) == 2


def test_migrating_twice_changes_nothing(empty: Installation) -> None:
    with empty.open() as database:
        assert migrate(database) == Migrated("", head())
        assert migrate(database) == Migrated(head(), head())
        check(database)


def test_a_database_without_tables_asks_for_the_migration(empty: Installation) -> None:
    with empty.open() as database, pytest.raises(StorageError) as caught:
        check(database)
    assert caught.value.code == "not-migrated"
    assert not empty.data_dir.exists(), "asking makes nothing"


def test_a_database_of_a_later_program_is_left_alone(database: Database) -> None:
    with database.engines.writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999_later'"))
    for step in (check, migrate):
        with pytest.raises(StorageError, match="9999_later") as caught:
            step(database)
        assert caught.value.code == "newer-database"


def test_a_migration_that_fails_leaves_nothing(empty: Installation) -> None:
    with empty.open() as database:
        file_made(database)
        with database.engines.writer.begin() as connection:
            connection.execute(text("CREATE TABLE stage_output (other INTEGER)"))
        with pytest.raises(DBAPIError):
            migrate(database)
        assert inspect(database.engines.reader).get_table_names() == ["stage_output"]


def test_of_many_threads_that_migrate_at_once_one_does(empty: Installation) -> None:
    def step(_: int) -> Migrated:
        with empty.open() as database:
            return migrate(database)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = list(pool.map(step, range(AT_ONCE)))
    assert sorted(one.before for one in done) == ["", *[head()] * (AT_ONCE - 1)]


def test_of_many_processes_that_migrate_at_once_one_does(empty: Installation) -> None:
    command = [sys.executable, "-W", "error", "-c", MIGRATE, str(AT_ONCE)]
    run = subprocess.run(command, cwd=ROOT, env=empty.environment, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    told = [line.split() for line in run.stdout.splitlines()]
    assert sorted(before for before, _, _ in told) == [*[head()] * (AT_ONCE - 1), "none"]
    assert {after for _, after, _ in told} == {head()}
    assert [made for _, _, made in told].count("True") == 1
    with empty.open() as database:
        check(database)
