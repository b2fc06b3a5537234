"""Events are appended in order with the act they tell of, and whatever is done to them in the database is named."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from service.casework.audit.chain import GENESIS, Algorithm, Outcome
from service.casework.audit.tampering import Tampering
from service.casework.audit.verify import Verdict
from service.storage import audit, people
from service.storage.audit import Wanted, append, search
from service.storage.database import Database, Session
from service.storage.errors import StorageError
from tests.casework.audit.attacks import ATTACKS, LENGTH
from tests.casework.audit.builders import START, event
from tests.storage.audit_trails import a_person, a_trail, filled, rewritten, rows_in, verdict_on, without_triggers
from tests.storage.installations import Installation


def test_events_are_chained_in_order(database: Database) -> None:
    for number in (1, 2, 3):
        with database.writing() as session:
            append(session, event(number))
    rows = rows_in(database)
    assert [row.seq for row in rows] == [1, 2, 3]
    assert [row.prev_hash for row in rows] == [GENESIS, rows[0].hash, rows[1].hash]
    assert rows[2].object_id == "2026-0003"


def test_several_events_of_one_transaction_follow_each_other(database: Database) -> None:
    with database.writing() as session:
        first, second = append(session, event(1)), append(session, event(2))
    assert second.prev_hash == first.hash
    assert rows_in(database) == [first, second]


def test_an_act_that_fails_leaves_no_event_and_its_number_to_the_next(database: Database) -> None:
    def fail(session: Session) -> None:
        append(session, event(1))
        raise KeyError

    with pytest.raises(KeyError):
        database.write(fail)
    with database.writing() as session:
        assert append(session, event(2)).seq == 1


def test_what_no_database_takes_is_on_record_all_the_same(database: Database) -> None:
    """Else somebody could keep a refusal off the record by what they write."""
    with database.writing() as session:
        row = append(session, event(1, Outcome.REFUSED, "空字符\0和半个字\udcff"))
    assert rows_in(database) == [row]
    assert row.reason == "空字符\ufffd和半个字\ufffd"


def test_an_event_that_cannot_be_written_takes_the_act_with_it(database: Database) -> None:
    without_triggers(database, lambda session: session.connection().execute(text("DROP TABLE audit_event")))

    def act(session: Session) -> None:
        people.add(session, a_person(), START)
        append(session, event(1))

    with pytest.raises(StorageError, match="acceptance migrate"):
        database.write(act)
    with database.reading() as session:
        assert people.everyone(session) == ()


def test_every_attack_on_the_table_is_named_rightly(installation: Installation) -> None:
    trail = a_trail(installation)
    found = {}
    with installation.open() as database:
        filled(database, trail)
        original = rows_in(database)
        for name, named in ATTACKS.items():
            rewritten(database, named.attack(original))
            found[name] = told(verdict_on(database, trail))
        rewritten(database, original)
        assert verdict_on(database, trail).holds
    assert found == {name: [(of.kind, of.seq, of.until, of.column)] for name, of in ATTACKS.items()}


def told(verdict: Verdict) -> list[tuple[Tampering, int, int, str]]:
    return [(one.kind, one.seq, one.until, one.column) for one in verdict.breaches]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET reason = 'x' WHERE seq = 2",
        "UPDATE audit_event SET hash = hash",
        "DELETE FROM audit_event WHERE seq = 3",
        "DELETE FROM audit_event",
        "TRUNCATE audit_event",
        "INSERT INTO audit_event SELECT * FROM audit_event WHERE seq = 1",
        "INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event WHERE seq = 1",
        "UPDATE audit_head SET seq = 1",
        "DELETE FROM audit_head",
        "TRUNCATE audit_head",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_on_record(statement: str, installation: Installation) -> None:
    trail = a_trail(installation)
    with installation.open() as database:
        filled(database, trail, 3, heads=(3,))
        before = rows_in(database)
        with pytest.raises(DBAPIError), database.writing() as session:
            session.connection().execute(text(statement))
        assert rows_in(database) == before
        assert verdict_on(database, trail).holds


def test_a_row_that_does_not_follow_the_last_one_is_refused(database: Database) -> None:
    with database.writing() as session:
        row = append(session, event(1))
    for wrong in (row._replace(seq=3, prev_hash=row.hash), row._replace(seq=2, prev_hash=GENESIS)):
        columns = ", ".join(f":{name}" for name in wrong._fields)
        with pytest.raises(IntegrityError, match="a row follows the last one"), database.writing() as session:
            session.connection().execute(text(f"INSERT INTO audit_event VALUES ({columns})"), wrong._asdict())


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
@pytest.mark.parametrize("value", ["CAST(X'FF' AS TEXT)", "X'C328'", "7.5"])
def test_what_is_no_text_is_read_and_named(value: str, installation: Installation) -> None:
    trail = a_trail(installation)
    with installation.open() as database:
        filled(database, trail)
        update = text(f"UPDATE audit_event SET reason = {value} WHERE seq = 5")
        without_triggers(database, lambda session: session.connection().execute(update))
        breaches = verdict_on(database, trail).breaches
        with database.reading() as session:
            assert len(search(session, Wanted())) == LENGTH
    assert [(one.kind, one.seq) for one in breaches] == [(Tampering.ALTERED, 5)]


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_second_row_of_a_number_is_found_also_where_batches_meet(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "_BATCH", 5)
    trail = a_trail(installation)
    with installation.open() as database:
        filled(database, trail)
        assert rows_in(database) == sorted(rows_in(database))

        def double(session: Session) -> None:
            for statement in (
                "CREATE TABLE copied AS SELECT * FROM audit_event",
                "INSERT INTO copied SELECT * FROM audit_event WHERE seq = 5",
                "DROP TABLE audit_event",
                "ALTER TABLE copied RENAME TO audit_event",
            ):
                session.connection().execute(text(statement))

        without_triggers(database, double)
        breaches = verdict_on(database, trail).breaches
    assert [(one.kind, one.seq) for one in breaches] == [(Tampering.INSERTED, 5)]


def test_32_writers_at_once_leave_no_gap(installation: Installation) -> None:
    trail = a_trail(installation)

    def write(number: int) -> None:
        with database.writing() as session:
            people.add(session, a_person(f"第{number}人"), START)
            trail.append(session, event(number))

    with installation.open() as database:
        with ThreadPoolExecutor(32) as pool:
            list(pool.map(write, range(1, 129)))
        verdict = verdict_on(database, trail)
        assert (verdict.holds, verdict.rows) == (True, 128)
        assert {row.object_id for row in rows_in(database)} == {event(number).object_id for number in range(1, 129)}


def test_rows_of_both_algorithms_are_verified(installation: Installation) -> None:
    with installation.open() as database:
        for number, alg in enumerate((Algorithm.SHA256, Algorithm.SM3, Algorithm.SHA256), start=1):
            with database.writing() as session:
                a_trail(installation, alg).append(session, event(number))
        assert [row.alg for row in rows_in(database)] == ["sha256", "sm3", "sha256"]
        assert verdict_on(database, a_trail(installation)).holds


def test_events_are_found_by_object_person_action_and_time(database: Database) -> None:
    with database.writing() as session:
        for number in range(1, 8):
            append(session, event(number, Outcome.REFUSED if number == 7 else Outcome.DONE, "没有权限"))
    minute = timedelta(minutes=1)
    wanted = {
        Wanted(): [1, 2, 3, 4, 5, 6, 7],
        Wanted(limit=2): [6, 7],
        Wanted(object_type="case", object_id="2026-0003"): [3],
        Wanted(object_type="park"): [],
        Wanted(actor="2"): [1, 6],
        Wanted(actor="张三"): [1, 2, 3, 4, 5, 6, 7],
        Wanted(actor="李四"): [],
        Wanted(actor="2", since=START + 2 * minute): [6],
        Wanted(since=START + 2 * minute, until=START + 4 * minute): [2, 3],
        Wanted(action="case.sign"): [],
        Wanted(outcome="refused"): [7],
        Wanted(before=6, limit=2): [4, 5],
        Wanted(after=2, limit=2): [3, 4],
        Wanted(after=2, before=4): [3],
    }
    with database.reading() as session:
        for asked, numbers in wanted.items():
            assert [row.seq for row in search(session, asked)] == numbers
