"""A job's page tells how far it is, by itself and without using the session, until the job has ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from service.storage.database import Session
from service.vocabulary.job import Job, JobError, JobState, Progress
from service.vocabulary.language import Said
from service.vocabulary.person import Department, Person, Role
from service.web.jobs.progress import STOP_ASKING, JobProgress, Stage, stage_of, time_told
from service.workflow.installation.open_database import opened
from tests.storage.builders import NOW
from tests.storage.queued_jobs import asked
from tests.web.batches.working import done, evaluation, progress_address
from tests.web.cases.desks import browsing_case

LATELY = timedelta(minutes=5)
"""Long enough ago for another use to be written down."""


def a_job(state: JobState, progress: Progress, cancelling: bool = False) -> Job:
    return Job(
        id=7, asked=asked(), state=state, progress=progress, token=1, attempts=1, worker="", lease_until=None,
        not_before=None, cancel_asked=cancelling, created_at=NOW, started_at=None, finished_at=None, result=None,
        error=None,
    )  # fmt: skip


def test_the_page_asks_until_the_job_has_ended_and_tells_each_stage_once(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, case):
        address = evaluation(browser)
        asks = progress_address(browser.get(address).text)
        assert asks == f"{address}/progress?told=QUEUED"
        waiting = browser.get(asks)
        assert (waiting.status_code, "page-status" in waiting.text) == (200, False)
        done(case)
        ended = browser.get(asks, **{"HX-Current-URL": f"https://elsewhere.example{address}?outcome=x"})
        wanted = f'hx-get="{address}?outcome=x" hx-trigger="load" hx-select="#job-result" hx-target="#job-result"'
        assert wanted in ended.text, "the results take the place of those so far"
        assert "到目前为止" not in browser.get(address).text.partition('<div id="job-result">')[2]
        assert ended.status_code == STOP_ASKING
        assert progress_address(ended.text) == ""
        assert ended.text.count('id="page-status"') == 1
        assert "100%" in ended.text
        assert "查看结果" in ended.text
        assert progress_address(browser.get(address).text) == ""


def test_what_is_wrong_with_the_machine_is_not_told_on_the_page() -> None:
    put_off = replace(a_job(JobState.QUEUED, Progress()), error=JobError("cannot-connect", Said("db.internal", "x")))
    shown = JobProgress(put_off, Said("评价", "evaluation"), NOW, "", cancels=False, retries=False)
    assert shown.trouble is not None
    assert shown.trouble.zh.startswith("服务暂时不可用，请稍后再试")
    assert replace(shown, job=a_job(JobState.QUEUED, Progress())).trouble is None


def test_asking_by_itself_is_no_use_of_the_session(tmp_path: Path) -> None:
    with browsing_case("accepted", tmp_path) as (browser, case):
        address = evaluation(browser)

        def used_before(session: Session) -> None:
            at = f"{datetime.now(UTC) - LATELY:%Y-%m-%d %H:%M:%S.%f}"
            session.connection().exec_driver_sql(f"UPDATE user_session SET used_at = '{at}'")

        def used_at(session: Session) -> object:
            return session.connection().exec_driver_sql("SELECT used_at FROM user_session").scalar_one()

        with opened(case.settings) as database:
            database.write(used_before)
            before = database.write(used_at)
            quiet = browser.get(f"{address}/progress")
            assert quiet.status_code == 200
            assert "session-seconds" not in quiet.headers
            assert database.write(used_at) == before
            assert "session-seconds" in browser.get(address).headers
            assert database.write(used_at) != before


def test_a_job_is_cancelled_and_done_again(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, case):
        address = evaluation(browser)
        assert browser.post(f"{address}/cancel", {}, page=address).headers["location"] == address
        page = browser.get(address).text
        assert "已取消" in page
        assert "取消作业" not in page
        assert browser.post(f"{address}/retry", {}, page=address).status_code == 303
        done(case)
        assert "已完成" in browser.get(address).text
        approver = browser.sign_in(Person(0, "审批", Role.APPROVER, Department.DRC, "zhejiang"), "approver")
        assert "重做没有办成的" not in approver.get(address).text
        stranger = browser.sign_in(Person(0, "马陇", Role.ASSESSOR, None, "gansu"), "elsewhere")
        assert stranger.get(address).status_code == 404
        assert stranger.get(f"{address}/progress").status_code == 404


@pytest.mark.parametrize(
    ("state", "progress", "cancelling", "stage"),
    [
        (JobState.QUEUED, Progress(), False, Stage.QUEUED),
        (JobState.RUNNING, Progress(), False, Stage.PREPARING),
        (JobState.RUNNING, Progress(1, 3), False, Stage.WORKING),
        (JobState.RUNNING, Progress(1, 3), True, Stage.STOPPING),
        (JobState.DONE, Progress(3, 3), False, Stage.DONE),
        (JobState.DONE, Progress(3, 3, 1), False, Stage.PARTLY),
        (JobState.FAILED, Progress(1, 3), False, Stage.FAILED),
        (JobState.CANCELLED, Progress(1, 3), True, Stage.CANCELLED),
    ],
)
def test_stages(state: JobState, progress: Progress, cancelling: bool, stage: Stage) -> None:
    assert stage_of(a_job(state, progress, cancelling)) is stage


@pytest.mark.parametrize(
    ("progress", "percent"), [(Progress(), None), (Progress(0, 3), 0), (Progress(2, 3), 66), (Progress(3, 3), 100)]
)
def test_percent_is_never_more_than_is_done(progress: Progress, percent: int | None) -> None:
    job = a_job(JobState.RUNNING, progress)
    assert JobProgress(job, Said("一", "one"), NOW, "", cancels=False, retries=False).percent == percent


@pytest.mark.parametrize(
    ("seconds", "zh"), [(-3, "0 秒"), (59, "59 秒"), (61, "1 分 1 秒"), (3661, "1 小时 1 分"), (90000, "25 小时 0 分")]
)
def test_a_length_of_time_in_words(seconds: int, zh: str) -> None:
    assert time_told(timedelta(seconds=seconds)).zh == zh
