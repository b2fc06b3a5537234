"""What a case waits for is told anew where nobody acted: after a new release, and as days pass."""

import pytest

from service.casework.acts.correction import SignCorrection
from service.casework.state import State
from service.casework.turn import Turn
from service.storage import cases
from service.storage.case_turns import keep_turns, turns_of
from service.storage.database import Database
from service.vocabulary.job import JobState
from service.vocabulary.person import Role
from service.workflow.jobs.renew_turns import RENEW_TURNS, renewing_turns
from service.workflow.jobs.submit_job import Wish, submit_job
from tests.casework.builders import walk
from tests.casework.stages import at
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.storage.queued_jobs import job_in
from tests.storage.stored_cases import CASE, stored
from tests.workflow.jobs.counting import a_worker

WRONG = (Turn("sign", Role.APPROVER),)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_turns_that_are_missing_or_old_are_put_right_once(installation: Installation, database: Database) -> None:
    stored(database, walk().open())
    for number, kept in enumerate(((), WRONG), start=1):
        with database.writing() as session:
            keep_turns(session, CASE, kept)
        assert renewed(installation, database, f"k{number}") == 1
        found = of(database)
        assert found not in ((), WRONG)
        with database.reading() as session:
            assert cases.line(session, CASE).next_actor.split(",") == list(dict.fromkeys(one.role for one in found))
    assert renewed(installation, database, "again") == 0


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_also_of_a_closed_case_whose_decision_is_being_corrected(
    installation: Installation, database: Database
) -> None:
    stored(database, at(State.CLOSED, SignCorrection))
    assert renewed(installation, database, "k1") == 1
    assert {turn.act for turn in of(database)} == {"sign_correction"}
    assert all(turn.barred for turn in of(database))


def renewed(installation: Installation, database: Database, key: str) -> object:
    wish = Wish(kind=RENEW_TURNS, arguments={}, key=key)
    number = submit_job(installation.settings, wish, "", NOW).job.id
    a_worker(installation, database, renewing_turns(installation.settings)).run(once=True)
    job = job_in(database, number)
    assert job.state is JobState.DONE, job.error
    assert job.result is not None
    return job.result["renewed"]


def of(database: Database) -> tuple[Turn, ...]:
    with database.reading() as session:
        return turns_of(session, [CASE]).get(CASE, ())
