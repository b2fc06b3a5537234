"""Sessions are found by their token, end once, and are forgotten long after; confirmations are used once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from service.access.sessions import Ended
from service.storage import people, sessions
from service.storage.database import Database, Session
from service.storage.sessions import KEPT, Confirmed
from tests.storage.builders import NOW
from tests.storage.stored_accounts import kept

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
SIGNING = Confirmed(act="sign", object_id="zhejiang-2026-0001", content="c" * 64)


def begun(session: Session, token: str, account: int) -> int:
    return sessions.start(session, token, account, NOW, NOW + HOUR, "10.0.0.1").id


def test_a_session_is_found_by_its_token_and_ends_once(database: Database) -> None:
    first, other = kept(database), kept(database, "lisi")
    with database.writing() as session:
        one, two, foreign = begun(session, "a", first.id), begun(session, "b", first.id), begun(session, "c", other.id)
        held = sessions.by_token(session, "a")
        assert held is not None
        record = held.record
        assert (held.account, held.person) == (first, people.get(session, first.person))
        assert (record.id, record.account, record.used_at, record.ended) == (one, first.id, NOW, None)
        assert sessions.by_token(session, "A") is None
        sessions.touch(session, one, NOW + MINUTE)
        sessions.touch(session, one, NOW)
        assert sessions.by_token(session, "a") == replace(held, record=replace(record, used_at=NOW + MINUTE))
        assert sessions.end_all(session, first.id, Ended.PASSWORD_CHANGED, NOW, but=one) == 1
        assert sessions.end(session, [one, two], Ended.SIGNED_OUT, NOW + MINUTE) == 1
        ended = sessions.by_token(session, "b")
        assert ended is not None
        assert (ended.record.ended, ended.record.ended_at) == (Ended.PASSWORD_CHANGED, NOW)
        assert sessions.unended(session, first.id) == ()
        assert [record.id for record in sessions.unended(session, other.id)] == [foreign]


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_what_ended_long_ago_is_forgotten(database: Database) -> None:
    first = kept(database)
    with database.writing() as session:
        old = begun(session, "a", first.id)
        sessions.confirm(session, "grant", old, SIGNING, NOW, NOW + MINUTE)
        sessions.start(session, "b", first.id, NOW + HOUR + KEPT, NOW + 2 * HOUR + KEPT, "")
        assert sessions.by_token(session, "a") is not None
        sessions.start(session, "c", first.id, NOW + HOUR + KEPT + MINUTE, NOW + 2 * HOUR + KEPT, "")
        assert sessions.by_token(session, "a") is None
        assert sessions.by_token(session, "b") is not None


@pytest.mark.parametrize(
    ("token", "what", "later", "usable"),
    [
        ("grant", SIGNING, timedelta(0), True),
        ("grant", SIGNING, MINUTE - timedelta(seconds=1), True),
        ("grant", SIGNING, MINUTE, False),
        ("other", SIGNING, timedelta(0), False),
        ("grant", replace(SIGNING, act="publish"), timedelta(0), False),
        ("grant", replace(SIGNING, object_id="zhejiang-2026-0002"), timedelta(0), False),
        ("grant", replace(SIGNING, content="d" * 64), timedelta(0), False),
    ],
)
@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_confirmation_is_for_one_thing(
    token: str, what: Confirmed, later: timedelta, usable: bool, database: Database
) -> None:
    first = kept(database)
    with database.writing() as session:
        mine, other = begun(session, "a", first.id), begun(session, "b", first.id)
        sessions.confirm(session, "grant", mine, SIGNING, NOW, NOW + MINUTE)
        assert not sessions.consume(session, "grant", other, SIGNING, NOW)
        assert sessions.consume(session, token, mine, what, NOW + later) is usable
        assert not sessions.consume(session, token, mine, what, NOW + later), "used up, or never usable"


def test_a_confirmation_comes_back_where_the_act_is_not_done(database: Database) -> None:
    first = kept(database)
    with database.writing() as session:
        mine = begun(session, "a", first.id)
        sessions.confirm(session, "grant", mine, SIGNING, NOW, NOW + MINUTE)
    with pytest.raises(ZeroDivisionError), database.writing() as session:
        assert 1 / (not sessions.consume(session, "grant", mine, SIGNING, NOW))
    with database.writing() as session:
        assert sessions.consume(session, "grant", mine, SIGNING, NOW)
