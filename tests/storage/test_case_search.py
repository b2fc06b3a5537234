"""Open cases are found by whom they wait for and by their days, and nothing of what is not seen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from service.access.scope import EVERYTHING, Extent, Scope
from service.casework.turn import Turn
from service.storage.case_search import Desk, Waiting, how_many, waiting
from service.storage.case_turns import keep_turns
from service.storage.database import Database
from service.vocabulary.person import Department, Person, Role
from tests.storage.builders import table
from tests.storage.installations import Installation
from tests.workflow.access.provinces import EARLY, ELSEWHERE, VISITED, two_provinces

TODAY = date(2026, 3, 1)
ASSESSOR, EXPERT = Person(1, "甲", Role.ASSESSOR), Person(2, "乙", Role.EXPERT)
DRC, WATER = (Person(3, "丙", Role.APPROVER, one) for one in (Department.DRC, Department.WATER))


def desk(person: Person, scope: Scope = EVERYTHING) -> Desk:
    return Desk(person, scope, TODAY, TODAY + timedelta(days=7))


@pytest.fixture
def furnished(installation: Installation) -> Installation:
    """VISITED waits for a signature of 发改 since yesterday, EARLY for an assessor until in a week, ELSEWHERE for
    nobody."""
    two_provinces(installation.settings)
    waits = {
        VISITED: (Turn("sign", Role.APPROVER, Department.DRC, TODAY - timedelta(days=1)),),
        EARLY: (Turn("pre_assess", Role.ASSESSOR, None, TODAY + timedelta(days=7)),),
        ELSEWHERE: (),
    }
    cases = table("case_file")
    with installation.open() as database, database.writing() as session:
        for case, turns in waits.items():
            keep_turns(session, case, turns)
            kept = {"next_actor": ",".join(turn.role.value for turn in turns), "due": turns[0].due if turns else None}
            session.connection().execute(cases.update().where(cases.c.id == case).values(**kept))
    return installation


def ids(database: Database, asked: Desk) -> dict[Waiting, list[str]]:
    with database.reading() as session:
        found = {how: [line.id for line in waiting(session, asked, how)] for how in Waiting}
        assert how_many(session, asked) == {how: len(cases) for how, cases in found.items()}
        return found


def test_whom_a_case_waits_for_and_how_near_its_day_is(furnished: Installation) -> None:
    with furnished.open() as database:
        days = {Waiting.OVERDUE: [VISITED], Waiting.SOON: [EARLY]}
        assert ids(database, desk(ASSESSOR)) == {Waiting.MINE: [EARLY], Waiting.OTHERS: [VISITED], **days}
        assert ids(database, desk(DRC)) == {Waiting.MINE: [VISITED], Waiting.OTHERS: [EARLY], **days}
        assert ids(database, desk(WATER)) == {Waiting.MINE: [], Waiting.OTHERS: [VISITED, EARLY], **days}


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_case_does_not_wait_for_whoever_is_barred(furnished: Installation) -> None:
    with furnished.open() as database:
        with database.writing() as session:
            turn = Turn("sign", Role.APPROVER, Department.DRC, None, frozenset({"3", "=王五"}))
            keep_turns(session, VISITED, (turn,))
        assert ids(database, desk(DRC))[Waiting.MINE] == []
        assert VISITED in ids(database, desk(DRC))[Waiting.OTHERS]
        other = Person(33, "丁", Role.APPROVER, Department.DRC)
        assert ids(database, desk(other))[Waiting.MINE] == [VISITED]


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_only_what_is_seen(furnished: Installation) -> None:
    late = Scope(Extent.JURISDICTION, "zhejiang", early=False)
    with furnished.open() as database:
        assert ids(database, desk(EXPERT, late))[Waiting.OTHERS] == [VISITED]
        assert not any(ids(database, desk(ASSESSOR, Scope(Extent.JURISDICTION, "jiangsu"))).values())


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_part_of_them(furnished: Installation) -> None:
    with furnished.open() as database, database.reading() as session:
        parts = [waiting(session, desk(WATER), Waiting.OTHERS, first, 1) for first in (0, 1, 2)]
    assert [[line.id for line in part] for part in parts] == [[VISITED], [EARLY], []]
