"""Results are listed with failures first, summed, and compared with the time before."""

from pathlib import Path

import pytest

from service.access.scope import NOTHING
from service.storage import job_items
from service.storage.database import Session
from service.vocabulary.fault import Fault
from service.workflow.batch.jurisdiction_results import Standing, jurisdiction_results
from service.workflow.installation.open_database import opened
from service.workflow.jobs.submit_job import Wish, submit_job
from tests.benchmarks.jurisdictions import JURISDICTION
from tests.workflow.batch.desks import evaluated
from tests.workflow.case_desk import AT, CaseDesk, desk


def test_results_are_told_and_compared_with_the_time_before(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    first = evaluated(at).id
    alone = jurisdiction_results(at.settings, first)
    assert (alone.before, alone.changed, alone.failed) == (None, (), 0)
    (line,) = alone.lines
    assert line.result is not None
    assert alone.sums == {(line.result.conclusion, line.result.grade): 1}
    assert jurisdiction_results(at.settings, evaluated(at).id).changed == ()
    damage(at)
    second = jurisdiction_results(at.settings, evaluated(at).id)
    assert second.before is not None
    assert second.before.id > first
    assert (second.failed, second.sums) == (1, {})
    assert [(one.case, one.before, one.after) for one in second.changed] == [(at.case, line.result, None)]


def test_what_is_not_evaluated_yet_is_not_compared(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    evaluated(at)
    wish = Wish(kind="evaluate_jurisdiction", arguments={}, jurisdiction=JURISDICTION)
    number = submit_job(at.settings, wish, "", AT).job.id
    assert (queued := jurisdiction_results(at.settings, number)).before is not None
    assert (queued.finished, queued.changed) == (False, ())
    with opened(at.settings) as database:
        database.write(lambda session: job_items.plan(session, number, [at.case]))
    planned = jurisdiction_results(at.settings, number)
    assert (planned.changed, [line.standing for line in planned.lines]) == ((), [Standing.WAITING])
    assert planned.lines[0].reason is not None


def test_a_case_without_workbook_is_listed_as_such(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    found = jurisdiction_results(at.settings, evaluated(at).id)
    assert [(line.result.evaluated, line.result.park) for line in found.lines if line.result] == [
        (False, "澄汐化工新材料产业园")
    ]
    assert (found.sums, found.without_workbook, found.finished) == ({}, 1, True)
    (line,) = found.lines
    assert (line.standing, line.reason is not None and "还没有导入评估工作簿；请" in line.reason.zh) == (
        Standing.NO_WORKBOOK,
        True,
    )


def test_only_jobs_of_this_kind_within_ones_scope_have_results(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    other = submit_job(at.settings, Wish(kind="sweep_files", arguments={}), "", AT).job.id
    with pytest.raises(Fault, match="不是“评价全地区”"):
        jurisdiction_results(at.settings, other)
    with pytest.raises(Fault, match="没有编号"):
        jurisdiction_results(at.settings, other, NOTHING)


def damage(at: CaseDesk) -> None:
    def work(session: Session) -> None:
        session.connection().exec_driver_sql("UPDATE case_file SET version = 99")

    with opened(at.settings) as database:
        database.write(work)
