"""What a case waits for stands beside it, and only what it waits for now."""

from datetime import date

import pytest

from service.casework.turn import Turn
from service.storage import cases
from service.storage.case_turns import keep_turns, renew_turns, turns_of
from service.storage.database import Database
from service.vocabulary.person import Department, Role
from tests.casework.builders import walk
from tests.storage.installations import Installation
from tests.storage.stored_cases import CASE, TURNS, stored

SIGN = (
    Turn("sign", Role.APPROVER, Department.DRC, date(2026, 3, 9)),
    Turn("sign", Role.APPROVER, Department.MIIT, date(2026, 3, 9)),
    Turn("publish", Role.ASSESSOR),
)


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
