"""Heads are signed when due and on demand, kept in the table and copied to the file once they are committed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, text

from service.casework.audit.heads import SignedHead
from service.casework.audit.tampering import Tampering
from service.storage import audit_heads
from service.storage.audit_heads import EVERY, Trail, is_genuine, stored_heads
from service.storage.database import Database, Session
from service.storage.head_file import kept_heads
from service.storage.tables.audit_head import AuditHeadRow
from tests.casework.audit.builders import START, event
from tests.storage.audit_trails import a_trail, filled, rows_in, verdict_on, without_triggers
from tests.storage.installations import Installation


def append_at(database: Database, trail: Trail, at: datetime, sign: bool = False) -> None:
    with database.writing() as session:
        trail.append(session, replace(event(), at=at), sign)


def heads_in(database: Database) -> tuple[SignedHead, ...]:
    with database.reading() as session:
        return stored_heads(session)


def test_the_first_event_and_then_the_first_after_an_hour_gets_a_head(installation: Installation) -> None:
    trail = a_trail(installation)
    with installation.open() as database:
        for minutes in (0, 1, 59, 60, 61, 119, 120):
            append_at(database, trail, START + timedelta(minutes=minutes))
        assert [head.seq for head in heads_in(database)] == [1, 4, 7]
    assert timedelta(hours=1) == EVERY


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_so_many_events_without_a_head_get_one(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    assert audit_heads.EVERY_ROWS == 1_000
    monkeypatch.setattr(audit_heads, "EVERY_ROWS", 5)
    trail = a_trail(installation)
    with installation.open() as database, database.writing() as session:
        for _ in range(12):
            trail.append(session, event())
        assert [head.seq for head in stored_heads(session)] == [1, 6, 11]


def test_an_issued_decision_gets_a_head_at_once(installation: Installation) -> None:
    trail = a_trail(installation)
    with installation.open() as database:
        append_at(database, trail, START)
        append_at(database, trail, START, sign=True)
        assert [(head.seq, head.count) for head in heads_in(database)] == [(1, 1), (2, 2)]
        assert heads_in(database)[1].hash == rows_in(database)[1].hash


def test_a_head_on_demand_is_new_only_where_something_was_added(installation: Installation) -> None:
    trail = a_trail(installation)
    with installation.open() as database:
        assert database.write(lambda session: trail.sign(session, START)) is None
        append_at(database, trail, START)
        append_at(database, trail, START)
        made = [database.write(lambda session: trail.sign(session, START)) for _ in range(2)]
        assert made[0] == made[1] == heads_in(database)[-1]
        assert len(heads_in(database)) == 2


def test_the_file_has_what_the_table_has_once_it_is_committed(installation: Installation) -> None:
    trail = a_trail(installation)
    with installation.open() as database:
        with database.writing() as session:
            trail.append(session, event(), sign=True)
            assert kept_heads(trail.file).heads == ()
        filled(database, trail, 3)
        assert kept_heads(trail.file).heads == heads_in(database)


def test_what_is_rolled_back_leaves_no_head_in_the_file(installation: Installation) -> None:
    trail = a_trail(installation)

    def fail(session: Session) -> None:
        trail.append(session, event(), sign=True)
        raise KeyError

    with installation.open() as database:
        with pytest.raises(KeyError):
            database.write(fail)
        assert heads_in(database) == kept_heads(trail.file).heads == ()


def test_a_copy_that_cannot_be_written_is_told_and_made_up_for(
    installation: Installation, caplog: pytest.LogCaptureFixture
) -> None:
    trail = a_trail(installation)
    nowhere = replace(trail, file=installation.data_dir / "没有" / "heads.jsonl")
    with installation.open() as database:
        append_at(database, nowhere, START)
        (told,) = [one for one in caplog.records if one.levelname == "ERROR"]
        assert vars(told)["code"] == "head-not-kept"
        assert "已经完成并记入审计" in told.getMessage()
        assert len(rows_in(database)) == len(heads_in(database)) == 1
        append_at(database, trail, START, sign=True)
        assert [head.seq for head in kept_heads(trail.file).heads] == [1, 2]


def test_a_forged_head_is_named_and_does_not_keep_a_true_one_from_being_made(installation: Installation) -> None:
    trail = a_trail(installation)
    with installation.open() as database:
        append_at(database, trail, START)
        forged = replace(heads_in(database)[0], seq=900, ts_utc="2099-01-01T00:00:00.000000Z")
        with database.writing() as session:
            session.connection().execute(insert(AuditHeadRow).values(vars_of(forged)))
        assert [(one.kind, one.seq) for one in verdict_on(database, trail).breaches] == [(Tampering.HEAD_FORGED, 900)]
        append_at(database, trail, START)
        assert [head.seq for head in heads_in(database)] == [1, 900, 2]


def vars_of(head: SignedHead) -> dict[str, object]:
    return {name: getattr(head, name) for name in SignedHead.__dataclass_fields__}


@pytest.mark.parametrize("column", [*SignedHead.__dataclass_fields__])
def test_no_column_of_a_head_can_be_changed(column: str, installation: Installation) -> None:
    trail = a_trail(installation)
    changed = "7" if column in ("seq", "count") else "'00'"
    with installation.open() as database:
        append_at(database, trail, START)
        update = text(f"UPDATE audit_head SET {column} = {changed}")
        without_triggers(database, lambda session: session.connection().execute(update))
        assert not is_genuine(heads_in(database)[0], trail.key.public)
        kinds = {one.kind for one in verdict_on(database, trail).breaches}
    assert kinds == {Tampering.HEAD_FORGED, Tampering.HEADS_REMOVED}


def test_heads_that_only_the_file_has_were_removed_from_the_table(installation: Installation) -> None:
    trail = a_trail(installation)
    with installation.open() as database:
        filled(database, trail, 5, heads=(4,))
        remove = text("DELETE FROM audit_head WHERE seq = 4")
        without_triggers(database, lambda session: session.connection().execute(remove))
        breaches = verdict_on(database, trail).breaches
    assert [(one.kind, one.seq) for one in breaches] == [(Tampering.HEADS_REMOVED, 4)]


def test_the_head_of_another_key_is_not_ours(installation: Installation) -> None:
    trail = a_trail(installation)
    with installation.open() as database:
        append_at(database, trail, START)
        other = replace(heads_in(database)[0], key_id="0" * 16)
    assert not is_genuine(other, trail.key.public)
    assert not is_genuine(replace(other, signature="no hexadecimal"), trail.key.public)
