"""What a case waits for stands beside it, and only what it waits for now."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from service.casework.turn import Turn
from service.storage import cases
from service.storage.case_turns import keep_turns, renew_turns, turns_of, waits_for
from service.storage.database import Database
from service.vocabulary.person import Department, Person, Role, marks
from tests.casework.builders import walk
from tests.storage.builders import table
from tests.storage.installations import Installation
from tests.storage.stored_cases import CASE, TURNS, stored

SIGN = (
    Turn("sign", Role.APPROVER, Department.DRC, date(2026, 3, 9)),
    Turn("sign", Role.APPROVER, Department.MIIT, date(2026, 3, 9)),
    Turn("publish", Role.ASSESSOR),
)
CASES = table("case_file")


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_the_turns_of_now_stand_in_place_of_those_before(installation: Installation) -> None:
    with installation.open() as database:
        stored(database, walk().open())
        assert of(database) == {CASE: TURNS}
        for turns in (SIGN, SIGN[::-1]):
            with database.writing() as session:
                keep_turns(session, CASE, turns)
            assert of(database) == {CASE: turns}
        with database.writing() as session:
            keep_turns(session, CASE, ())
        assert of(database) == {}


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_turns_are_renewed_only_while_nobody_acted_meanwhile(installation: Installation) -> None:
    with installation.open() as database:
        stored(database, walk().open())
        with database.writing() as session:
            version = cases.line(session, CASE).version
            assert not renew_turns(session, CASE, version - 1, SIGN)
        assert of(database) == {CASE: TURNS}
        with database.writing() as session:
            assert renew_turns(session, CASE, version, SIGN)
        assert of(database) == {CASE: SIGN}


def of(database: Database) -> dict[str, tuple[Turn, ...]]:
    with database.reading() as session:
        return turns_of(session, [CASE, "zhejiang-2026-0002"])


NAMES = st.sampled_from(("张三", "张 三", "李四", "a", "A", "%", "_", "7", "77", "=7"))
PEOPLE = st.builds(
    Person,
    st.sampled_from((1, 7, 77)),
    NAMES,
    st.sampled_from((Role.APPROVER, Role.ASSESSOR)),
    st.sampled_from((None, Department.DRC, Department.MIIT)),
)
WAITING = st.builds(
    Turn,
    st.just("sign"),
    st.sampled_from((Role.APPROVER, Role.ASSESSOR)),
    st.sampled_from((None, Department.DRC)),
    st.none(),
    st.lists(PEOPLE, max_size=3).map(lambda people: frozenset(mark for one in people for mark in marks(one))),
)


def test_the_database_finds_for_whom_a_case_waits(installation: Installation) -> None:
    with installation.open() as database:
        stored(database, walk().open())
        with database.writing() as session:

            @given(st.lists(WAITING, max_size=3), PEOPLE)
            @settings(max_examples=200, deadline=None, database=None, suppress_health_check=list(HealthCheck))
            def prove(turns: list[Turn], who: Person) -> None:
                keep_turns(session, CASE, turns)
                assert turns_of(session, [CASE]).get(CASE, ()) == tuple(turns)
                found = session.connection().execute(select(CASES.c.id).where(waits_for(who))).all()
                assert len(found) == any(turn.of(who) for turn in turns)

            prove()
