"""Transactions on both databases: what is written lasts, what fails leaves nothing, one writer at a time."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, insert, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from service.storage.database import RETRIES, Database, StorageError
from service.storage.tables.person import PersonRow
from tests.storage.builders import NOW


def a_row(name: str = "张三") -> PersonRow:
    return PersonRow(
        name=name, role="assessor", department=None, jurisdiction="zhejiang", city="", park="", added_at=NOW
    )


def written(database: Database) -> None:
    with database.writing() as session:
        session.add(a_row())


def count(database: Database) -> int:
    with database.reading() as session:
        return session.exec(select(func.count()).select_from(PersonRow)).one()


def test_what_is_written_is_read_again(database: Database) -> None:
    written(database)
    with database.reading() as session:
        found = session.exec(select(PersonRow)).one()
        assert (found.name, found.added_at) == ("张三", NOW)


def test_an_exception_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.writing() as session:
            session.add(a_row())
            session.flush()
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert count(database) == 0


def test_a_reading_transaction_can_change_nothing(database: Database) -> None:
    with pytest.raises(StorageError, match="只能读"), database.reading() as session:
        session.exec(insert(PersonRow).values(a_row().model_dump(exclude={"id"})))
    assert count(database) == 0


def test_a_reader_sees_one_moment(database: Database) -> None:
    with database.reading() as session, ThreadPoolExecutor(1) as pool:
        before = session.exec(select(func.count()).select_from(PersonRow)).one()
        pool.submit(written, database).result()
        assert session.exec(select(func.count()).select_from(PersonRow)).one() == before == 0
    assert count(database) == 1


def test_a_writer_sees_all_that_writers_before_it_did(database: Database) -> None:
    """Read, then write what was read plus one: with 20 at once no step may be lost."""

    def step(_: int) -> None:
        with database.writing() as session:
            number = session.exec(select(func.count()).select_from(PersonRow)).one()
            session.add(a_row(f"第{number + 1}人"))

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(step, range(20)))
    with database.reading() as session:
        assert sorted(session.exec(select(PersonRow.name)).all()) == sorted(f"第{n}人" for n in range(1, 21))


def test_writing_inside_another_transaction_is_refused_at_once(database: Database) -> None:
    for outer in (database.writing, database.reading):
        with pytest.raises(RuntimeError, match="same thread"), outer(), database.writing():
            pass
    written(database)
    assert count(database) == 1


def test_reading_inside_a_writing_transaction_sees_what_was_there_before(database: Database) -> None:
    with database.writing() as session:
        session.add(a_row())
        session.flush()
        assert count(database) == 0
    assert count(database) == 1


def test_two_threads_write_one_after_the_other(database: Database) -> None:
    inside = threading.Event()
    order: list[str] = []

    def first() -> None:
        with database.writing():
            inside.set()
            waiting.join(0.2)
            order.append("first")

    def second() -> None:
        inside.wait()
        with database.writing():
            order.append("second")

    waiting = threading.Thread(target=second)
    waiting.start()
    first()
    waiting.join()
    assert order == ["first", "second"]


@pytest.mark.parametrize("installation", ["postgresql"], indirect=True)
@pytest.mark.parametrize(("failures", "done"), [(0, True), (RETRIES, True), (RETRIES + 1, False)])
def test_work_is_repeated_where_the_server_asks_for_it(failures: int, done: bool, database: Database) -> None:
    attempts = 0

    def work(session: Session) -> int:
        nonlocal attempts
        attempts += 1
        session.add(a_row())
        session.flush()
        if attempts <= failures:
            session.connection().execute(text("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$"))
        return attempts

    if done:
        assert database.write(work) == failures + 1
    else:
        with pytest.raises(DBAPIError):
            database.write(work)
    assert (attempts, count(database)) == (min(failures, RETRIES) + 1, int(done))
