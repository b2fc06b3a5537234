"""What is dumped from one database is the same after it was loaded into the other."""

from pathlib import Path

import pytest
from sqlalchemy import text

from service.storage import people
from service.storage.database import Database, Session
from service.storage.dump import dumped, load, row_count, table_names
from service.storage.errors import StorageError
from service.storage.migrate import fill
from service.storage.revision import head
from service.storage.tables.base import METADATA
from tests.storage import postgres
from tests.storage.audit_trails import a_person
from tests.storage.backups import furnished
from tests.storage.builders import NOW, sqlite_url
from tests.storage.installations import KINDS, Installation, installed

Dump = dict[str, list[bytes]]


def dump_of(database: Database) -> Dump:
    with database.reading() as session:
        return {name: list(dumped(session, name)) for name in table_names(session)}


def loaded(database: Database, dump: Dump) -> Database:
    def put(session: Session) -> None:
        for name, lines in dump.items():
            assert load(session, name, lines) == len(lines) - 1

    fill(database, head(), put, lambda _: None)
    return database


def a_dump(installation: Installation) -> Dump:
    with furnished(installation).open() as database:
        return dump_of(database)


def test_every_table_is_dumped_behind_those_it_refers_to(database: Database) -> None:
    with database.reading() as session:
        names = table_names(session)
        assert row_count(session, "person") == 0
    assert set(names) == set(METADATA.tables)
    for name, table in METADATA.tables.items():
        before = {key.column.table.name for key in table.foreign_keys} - {name}
        assert all(names.index(other) < names.index(name) for other in before), name


def test_a_table_that_this_program_does_not_know_is_dumped_too(database: Database) -> None:
    with database.writing() as session:
        session.connection().execute(text("CREATE TABLE added_by_hand (id integer PRIMARY KEY, note text)"))
        session.connection().execute(text("INSERT INTO added_by_hand VALUES (1, NULL)"))
    assert dump_of(database)["added_by_hand"] == [b'["id","note"]\n', b"[1,null]\n"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_dump_goes_from_each_database_into_the_other_and_back(kind: str, tmp_path: Path) -> None:
    with installed(kind, tmp_path) as installation, postgres.fresh_database(migrated=False) as url:
        dump = a_dump(installation)
        assert sum(len(lines) - 1 for lines in dump.values()) > 10
        with loaded(Database(url), dump) as first:
            assert dump_of(first) == dump
            with loaded(Database(sqlite_url(tmp_path)), dump_of(first)) as second:
                assert dump_of(second) == dump


@pytest.mark.parametrize("kind", KINDS)
def test_new_rows_are_numbered_behind_those_that_were_loaded(kind: str, tmp_path: Path) -> None:
    with installed("sqlite", tmp_path / "a") as origin, installed(kind, tmp_path / "b", migrated=False) as empty:
        dump = a_dump(origin)
        with loaded(empty.open(), dump) as database, database.writing() as session:
            assert people.add(session, a_person("王五"), NOW).id == len(dump["person"])


STORED = b'["digest","size","media_type","first_name","added_at"]\n'


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("person", b'["id"]\n'),
        ("people", b"[]\n"),
        ("person", b""),
        ("stored_file", STORED + b"x\n"),
        ("stored_file", STORED + b"[1]\n"),
        ("stored_file", STORED + b'["d",1,"t","n","yesterday"]\n'),
    ],
)
def test_a_table_of_another_shape_is_refused(name: str, lines: bytes, tmp_path: Path) -> None:
    with (
        installed("sqlite", tmp_path) as installation,
        installation.open() as database,
        pytest.raises(StorageError, match=f"表 {name} 与它所写的版本不符"),
        database.writing() as session,
    ):
        load(session, name, lines.splitlines(keepends=True))


def test_a_value_that_has_no_form_is_not_passed_over(database: Database) -> None:
    with database.writing() as session:
        session.connection().execute(text("CREATE TABLE weights (id integer PRIMARY KEY, kg double precision)"))
        session.connection().execute(text("INSERT INTO weights VALUES (1, 0.1)"))
    with pytest.raises(TypeError, match="float"):
        dump_of(database)
