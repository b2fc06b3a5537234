"""Setting up an installation: all of it, only what is missing, and never twice."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from service.casework.state import State
from service.storage import migrate as storage
from service.storage.errors import StorageError
from service.storage.files import FileStore, StoredFile, record_file, recorded_digests
from service.storage.location import files_folder
from service.storage.revision import head
from service.storage.tables.base import METADATA
from service.vocabulary.fault import Fault
from service.vocabulary.person import Role
from service.workflow.accounts.create_account import NewAccount
from service.workflow.accounts.first_administrator import first_administrator
from service.workflow.accounts.redeem_code import redeem_code
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.audit.verify_audit import verify_audit
from service.workflow.cases.read_case import read_case
from service.workflow.installation.migrate import migrate
from service.workflow.people.list_people import list_people
from tests.casework.builders import Walk
from tests.casework.stages import at
from tests.storage.audit_trails import a_trail, filled
from tests.storage.builders import NOW
from tests.storage.installations import KINDS, Installation, installed
from tests.storage.stored_cases import CASE, EVERYBODY, stored
from tests.workflow.accounts.doors import CHEAP

CONTENT = b"%PDF 1"


def before_accounts(made: Installation) -> Walk:
    """An installation as a program of revision 0004 left it: people, a signed case, a file and a trail; the case."""
    walk, store = at(State.SIGNING).sign(), FileStore(files_folder(made.settings))
    digest, size = store.put(CONTENT)
    with made.open() as database:
        with storage._guarded(database) as connection:
            storage._upgrade(connection, "0004_cases")
        filled(database, a_trail(made))
        # The acts are put in by today's program, which keeps more beside a case than there was then.
        with database.writing() as session:
            there = inspect(session.connection()).get_table_names()
            beside = [table for table in METADATA.sorted_tables if table.name.startswith(("case_", "site_"))]
            later = [table for table in beside if table.name not in there]
            METADATA.create_all(session.connection(), later)
            session.connection().execute(text("ALTER TABLE case_file ADD COLUMN folded_name VARCHAR DEFAULT ''"))
        stored(database, walk)
        with database.writing() as session:
            session.connection().execute(text("ALTER TABLE case_file DROP COLUMN folded_name"))
            METADATA.drop_all(session.connection(), later)
            record_file(session, store, StoredFile(digest, size, "application/pdf", "批复.pdf", NOW))
            if not database.is_sqlite:
                # People came with their numbers, of which the database took none from its own sequence.
                session.connection().execute(text("SELECT setval(pg_get_serial_sequence('person', 'id'), 1000)"))
    return walk


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_one_of_before_accounts_is_brought_up_and_goes_on(kind: str, tmp_path: Path) -> None:
    with installed(kind, tmp_path, migrated=False) as made:
        walk, settings = before_accounts(made), made.settings
        with pytest.raises(StorageError, match="acceptance migrate"):
            read_case(settings, CASE)
        done = migrate(settings)
        assert (done.before, done.after, done.key_made) == ("0004_cases", head(), False)
        assert read_case(settings, CASE) == walk.now
        assert {person.name for person in EVERYBODY} == {person.name for person in list_people(settings)}
        with made.open() as database, database.reading() as session:
            (digest,) = recorded_digests(session)
        assert FileStore(files_folder(settings)).read(digest) == CONTENT
        assert verify_audit(settings).verdict.holds
        issued = first_administrator(
            settings, "王安全", Role.SECURITY_ADMIN, NewAccount(login="wang", identity="A1"), NOW
        )
        assert redeem_code(settings, issued.code, "Tang9-Buchan-Que", NOW, hasher=CHEAP).login == "wang"
        assert verify_audit(settings).verdict.holds


@pytest.mark.parametrize("kind", KINDS)
def test_an_installation_is_set_up_once(kind: str, tmp_path: Path) -> None:
    with installed(kind, tmp_path, migrated=False) as made:
        first = migrate(made.settings)
        assert (first.before, first.after, first.key_made, first.data_dir) == ("", head(), True, made.data_dir)
        assert first.product.startswith("SQLite 3." if kind == "sqlite" else "PostgreSQL ")
        assert migrate(made.settings) == replace(first, before=head(), key_made=False, sealing_key_made=False)
        events = list_audit(made.settings, Wanted())
        assert [(event.action, event.object_id, event.role) for event in events] == [("migrate", head(), "operator")]
    assert {stat.S_IMODE(path.stat().st_mode) for path in (made.data_dir, made.data_dir / "keys")} == {0o700}


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "acceptance-data").touch()
    with installed("sqlite", tmp_path, migrated=False) as made, pytest.raises(Fault, match="ACCEPTANCE_DATA_DIR"):
        migrate(made.settings)


def test_a_damaged_key_is_not_replaced(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path, migrated=False) as made:
        migrate(made.settings)
        (made.data_dir / "keys" / "signing.pem").write_text("damaged", encoding="utf-8")
        with pytest.raises(StorageError, match="签名密钥"):
            migrate(made.settings)
