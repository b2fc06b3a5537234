"""A job is asked for with whatever it belongs to, or not at all; by those who may; once a key."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from service.storage import jobs, people
from service.storage.database import Database, Session
from service.storage.jobs import WantedJobs
from service.vocabulary.fault import Fault
from service.vocabulary.person import Role
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.jobs.submit_job import Wish, enqueue, submit_job
from service.workflow.people.add_person import add_person
from tests.programs import loaded
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation
from tests.workflow.jobs.counting import names

ON_SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
SWEEP = Wish(kind="清理残留文件", arguments={})
KILLED = 137


def on_record(database: Database) -> list[str]:
    with database.reading() as session:
        return [job.asked.kind for job in jobs.listed(session, WantedJobs())]


@ON_SQLITE
def test_a_job_is_submitted_once_a_key_and_told_of_once(installation: Installation, database: Database) -> None:
    wish = replace(SWEEP, key="k1")
    first, again = (submit_job(installation.settings, wish, "", NOW) for _ in range(2))
    assert (first.new, again.new, first.job) == (True, False, again.job)
    (event,) = list_audit(installation.settings, Wanted(action="job.submit"))
    assert (event.object_id, event.outcome) == (str(first.job.id), "done")
    assert first.job.asked.owner == event.actor


@ON_SQLITE
@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (Wish(kind="摸鱼", arguments={}), "没有名为“摸鱼”的作业"),
        (Wish(kind="sweep_files", arguments={"x": "1"}), "参数有误：x"),
        (Wish(kind="sweep_files", arguments={}, jurisdiction="火星"), "火星"),
        (
            Wish(kind="evaluate_jurisdiction", arguments={"on": "2026-03-02"}, jurisdiction="浙江"),
            "至 2026-03-01（今天）",
        ),
        (Wish(kind="evaluate_jurisdiction", arguments={"on": "1990-01-01"}, jurisdiction="浙江"), "（规则施行之日）"),
        (Wish(kind="import_folder", arguments={"archive": "0" * 64}, jurisdiction="浙江"), "须连同文件提交"),
        (Wish(kind="import_folder", arguments={"archive": "/dev/zero"}, jurisdiction="浙江"), "须连同文件提交"),
    ],
)
def test_what_nobody_can_do_is_refused(wish: Wish, told: str, installation: Installation, database: Database) -> None:
    with pytest.raises(Fault, match=told):
        submit_job(installation.settings, wish, "", NOW)
    assert on_record(database) == []


@ON_SQLITE
def test_whoever_may_not_is_refused_on_record(installation: Installation, database: Database) -> None:
    viewer = add_person(installation.settings, a_person(role=Role.VIEWER, department=None), NOW)
    with pytest.raises(Fault, match="不能要求办理这项作业"):
        submit_job(installation.settings, SWEEP, str(viewer.id), NOW)
    (event,) = list_audit(installation.settings, Wanted(action="job.submit"))
    assert (event.actor, event.outcome, on_record(database)) == (str(viewer.id), "refused", [])


def add_and_enqueue(data_dir: str, database_url: str, dies: str) -> None:
    """In a process of its own: a person and a job in one transaction, and die before or after it is committed."""
    installation = Installation(Path(data_dir), database_url)

    def work(session: Session) -> None:
        people.add(session, a_person(), NOW)
        enqueue(session, installation.settings, SWEEP, None, NOW)
        if dies == "before":
            os._exit(KILLED)

    with installation.open() as database:
        database.write(work)
        os._exit(KILLED)


@pytest.mark.parametrize(("dies", "there"), [("before", 0), ("after", 1)])
def test_a_process_that_dies_around_the_commit_leaves_both_or_neither(
    dies: str, there: int, installation: Installation, database: Database
) -> None:
    arguments = (str(installation.data_dir), installation.database_url, dies)
    process = loaded().Process(target=add_and_enqueue, args=arguments)
    process.start()
    process.join()
    assert process.exitcode == KILLED
    assert len(names(database)) == len(on_record(database)) == there
    assert len(list_audit(installation.settings, Wanted(action="job.submit"))) == there
