"""acceptance job show."""

import json

import pytest

from service.storage import job_items, job_leases
from service.storage.database import Database
from service.vocabulary.job import Item, ItemState, JobError
from service.vocabulary.language import Said
from tests.cli.builders import call
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.storage.queued_jobs import claim_of, claimed, queued

BROKEN = JobError("broken", Said("工作簿打不开", "the workbook cannot be opened"))


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_job_is_shown_with_results_and_failures(installation: Installation, database: Database) -> None:
    queued(database)
    job = claimed(database)
    with database.writing() as session:
        job_items.plan(session, job.id, ["甲.xlsx", "乙.xlsx", "丙.xlsx"])
        done = Item("甲.xlsx", ItemState.DONE, {"得分": 91})
        job_items.record(session, job.id, [done, Item("乙.xlsx", ItemState.FAILED, error=BROKEN)], NOW)
        job_leases.finish(session, claim_of(job), {"份数": 2}, NOW)

    def shown(*words: str) -> str:
        return call("job", "show", str(job.id), *words, folders=installation.environment).stdout

    texts = ("状态：已完成", "进度：2/3，失败 1", "结果：份数=2", "得分=91", "乙.xlsx", "工作簿打不开", "待办")
    assert all(text in shown() for text in texts)
    assert ("甲.xlsx" in shown("--failed"), "乙.xlsx" in shown("--failed")) == (False, True)
    assert "the workbook cannot be opened" in shown("--lang", "en")
    assert [item["key"] for item in json.loads(shown("--json"))["items"]] == ["甲.xlsx", "乙.xlsx", "丙.xlsx"]
    absent = call("job", "show", "99", folders=installation.environment)
    assert (absent.exit_code, "没有编号为 99 的作业" in absent.stderr) == (2, True)
