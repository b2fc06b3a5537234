"""Every case of a jurisdiction is evaluated once, and to the very result of the official evaluation."""

from datetime import date
from functools import partial

import pytest

from service.assessment.digest import assessment_digest
from service.storage import job_items
from service.storage.database import Database
from service.storage.many_cases import case_ids, load_cases
from service.vocabulary.case_result import CaseResult, read_result
from service.vocabulary.fault import Fault
from service.vocabulary.job import Item, ItemState, JobState
from service.workflow.batch.evaluate_jurisdiction import EvaluateJurisdiction
from service.workflow.cases.case_inputs import inputs_of
from service.workflow.cases.evaluate_case import assess_case
from tests.benchmarks.jurisdictions import JURISDICTION, made, submission_of
from tests.storage.installations import Installation
from tests.workflow.batch.evaluating import evaluate
from tests.workflow.batch.killed_evaluations import survive
from tests.workflow.batch.seeded import COUNT, asked, evaluated, pattern, seeded
from tests.workflow.jobs.killed_workers import started

ON = date(2026, 6, 10)


def items_of(database: Database, job: int) -> tuple[Item, ...]:
    with database.reading() as session:
        return job_items.items(session, job)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_batch_results_are_those_of_the_official_evaluation(installation: Installation, database: Database) -> None:
    seeded(installation, database)
    job = evaluated(installation, database, on=ON.isoformat())
    assert (job.state, job.progress.done, job.error) == (JobState.DONE, COUNT, None)
    results = [read_result(item.result or {}) for item in items_of(database, job.id)]
    assert [result.assessment for result in results] == [official(number) for number in range(COUNT)]
    assert len({result.conclusion for result in results}) > 2
    assert job.result == {
        word: sum(one.conclusion == word for one in results) for word in {one.conclusion for one in results}
    }
    with database.reading() as session:
        ids = case_ids(session, JURISDICTION)
        versions = {
            case: found.version for case, found in load_cases(session, ids).items() if not isinstance(found, Exception)
        }
    assert versions == {
        item.key: result.version for item, result in zip(items_of(database, job.id), results, strict=True)
    }


def official(number: int) -> str:
    """The digest of the assessment that the official evaluation makes of the same case, from what it was made of."""
    case, submission = made(pattern(), number), submission_of(pattern(), number)
    inputs = inputs_of(
        case,
        pattern().applied.rules,
        lambda _: (submission, ()),
        lambda _: (next(iter(pattern().inputs.judgements.values())), ()),
    )
    assessed = assess_case(case, inputs, ON)
    return assessment_digest(assessed.counting.assessment, inputs.problems)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_jurisdiction_whose_worker_is_killed_twice_has_every_result_once(
    installation: Installation, database: Database
) -> None:
    settings = seeded(installation, database)
    undisturbed = items_of(database, evaluated(installation, database, on=ON.isoformat()).id)
    number = asked(installation, on=ON.isoformat())
    start = partial(started, installation, target=evaluate)
    found = survive(settings, database, number, start, kills=(3, 6))
    assert (found.job.token, found.job.progress.done) == (3, COUNT)
    assert items_of(database, number) == undisturbed
    assert sorted(found.keys) == sorted(item.key for item in undisturbed)
    assert found.verdict.holds, found.verdict.said


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_jurisdiction_has_to_be_named(installation: Installation, database: Database) -> None:
    assert EvaluateJurisdiction() == EvaluateJurisdiction(programme="", on=None)
    job = evaluated(installation, database)
    assert (job.state, job.result) == (JobState.DONE, {})


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_case_that_cannot_be_evaluated_says_why_and_stops_no_other(
    installation: Installation, database: Database
) -> None:
    seeded(installation, database, 2)
    with database.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql("UPDATE case_file SET version = 9 WHERE id LIKE '%0001'")
    job = evaluated(installation, database)
    first, second = items_of(database, job.id)
    assert job.result is not None
    assert (first.state, second.state, job.result["failed"]) == (ItemState.FAILED, ItemState.DONE, 1)
    assert first.error is not None
    assert first.error.code == "case-damaged"
    assert isinstance(read_result(second.result or {}), CaseResult)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_programme_that_does_not_exist_is_refused_when_it_is_asked_for(installation: Installation) -> None:
    with pytest.raises(Fault, match="145zz") as refused:
        asked(installation, programme="145zz")
    assert refused.value.code == "job-arguments"
    assert refused.value.said.en == "no programme “145zz”; there are: 145"
    assert asked(installation, programme="145") == 1
