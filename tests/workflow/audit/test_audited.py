"""What is done is on record with the act, what is refused in its own right, and what fails leaves neither."""

from __future__ import annotations

import os
import pwd
from dataclasses import replace
from pathlib import Path

import pytest

from service.casework.audit.chain import AuditEvent, AuditRow
from service.storage import people
from service.storage.audit import stored_rows
from service.storage.audit_heads import stored_heads
from service.storage.database import Database, Session
from service.storage.errors import StorageError
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import Role
from service.workflow.audit.audited import attempt, audited, opened_trail
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation

EVENT = attempt(replace(a_person(role=Role.ASSESSOR), id=7), NOW, "person.add", "person", "")


def rows_in(database: Database) -> list[AuditRow]:
    return list(stored_rows(database)(None))


def add(session: Session) -> tuple[int, AuditEvent]:
    """Puts somebody on record."""
    person = people.add(session, a_person(), NOW)
    return person.id, replace(EVENT, object_id=str(person.id))


def refuse(session: Session) -> tuple[int, AuditEvent]:
    """Is refused half-way."""
    add(session)
    raise Fault("not-allowed", Said("没有权限", "not allowed"))


def test_the_event_tells_who_did_what(installation: Installation) -> None:
    with installation.open() as database:
        assert audited(installation.settings, database, EVENT, add) == 1
        (row,) = rows_in(database)
    assert (row.actor, row.actor_name, row.role, row.action) == ("7", "张三", "assessor", "person.add")
    assert (row.object_type, row.object_id, row.outcome, row.reason) == ("person", "1", "done", "")


def test_what_is_refused_is_undone_and_on_record(installation: Installation) -> None:
    with installation.open() as database:
        with pytest.raises(Fault, match="没有权限"):
            audited(installation.settings, database, EVENT, refuse)
        with database.reading() as session:
            assert people.everyone(session) == ()
        (row,) = rows_in(database)
    assert (row.outcome, row.reason, row.object_id) == ("refused", "没有权限", "")


def test_a_fault_of_ours_is_no_refusal(installation: Installation) -> None:
    def fail(session: Session) -> tuple[int, AuditEvent]:
        add(session)
        raise KeyError

    with installation.open() as database:
        with pytest.raises(KeyError):
            audited(installation.settings, database, EVENT, fail)
        assert rows_in(database) == []
        with pytest.raises(KeyError):
            audited(installation.settings, database, EVENT, fail, refusals=(KeyError,))
        assert [row.outcome for row in rows_in(database)] == ["refused"]


def test_a_database_that_fails_is_no_refusal(installation: Installation) -> None:
    def fail(session: Session) -> tuple[int, AuditEvent]:
        raise StorageError("locked", Said("占用", "locked"))

    with installation.open() as database:
        with pytest.raises(StorageError):
            audited(installation.settings, database, EVENT, fail)
        assert rows_in(database) == []


def test_without_its_key_nothing_is_done(installation: Installation) -> None:
    (installation.data_dir / "keys" / "signing.pem").unlink()
    with installation.open() as database:
        with pytest.raises(StorageError, match="签名密钥"):
            audited(installation.settings, database, EVENT, add)
        assert rows_in(database) == []


def test_a_decision_gets_its_head(installation: Installation) -> None:
    with installation.open() as database:
        audited(installation.settings, database, EVENT, add)
        audited(
            installation.settings, database, EVENT, lambda session: (None, replace(EVENT, object_id="9")), sign=True
        )
        with database.reading() as session:
            assert [head.seq for head in stored_heads(session)] == [1, 2]


def test_without_a_person_it_is_the_account_of_this_machine() -> None:
    event = attempt(None, NOW, "migrate", "database", "0001_core")
    account = pwd.getpwuid(os.getuid()).pw_name
    assert (event.actor, event.actor_name, event.role) == (f"operator:{account}", account, "operator")


def test_the_settings_choose_the_algorithm(tmp_path: Path, installation: Installation) -> None:
    chosen = installation.settings.model_copy(update={"audit_algorithm": "sm3"})
    with installation.open() as database:
        audited(chosen, database, EVENT, add)
        assert [row.alg for row in rows_in(database)] == ["sm3"]
    assert opened_trail(installation.settings).alg == "sha256"
