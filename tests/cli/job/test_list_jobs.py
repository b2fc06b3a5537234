"""acceptance job list."""

import json

import pytest

from service.storage.database import Database
from tests.cli.builders import call
from tests.storage.installations import Installation
from tests.storage.queued_jobs import asked, claimed, queued

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def test_jobs_are_listed_in_words_and_as_json(installation: Installation, database: Database) -> None:
    queued(database, asked())
    claimed(database)
    queued(database, asked(kind="sweep_files", jurisdiction=""))

    def listed(*words: str) -> str:
        return call("job", "list", *words, folders=installation.environment).stdout

    assert all(text in listed() for text in ("清理残留文件", "排队中", "count", "浙江省", "办理中", "16:30:00"))
    assert "remove stray files" in listed("--lang", "en")
    assert "count" not in listed("--kind", "清理残留文件")
    assert [job["id"] for job in json.loads(listed("--json", "--state", "办理中"))] == [1]
    for writing in ("浙江", "浙江省", "zhejiang"):
        assert [job["id"] for job in json.loads(listed("--json", "--jurisdiction", writing))] == [1]
    assert [job["id"] for job in json.loads(listed("--json", "--limit", "1"))] == [2]
    assert "没有符合条件的作业" in listed("--state", "failed")


def test_an_unknown_state_is_refused_with_all_there_are(installation: Installation) -> None:
    refused = call("job", "list", "--state", "忙", folders=installation.environment)
    assert (refused.exit_code, "running（办理中）" in refused.stderr) == (2, True)


def test_an_unknown_jurisdiction_is_refused_with_all_there_are(installation: Installation) -> None:
    refused = call("job", "list", "--jurisdiction", "某地", folders=installation.environment)
    assert (refused.exit_code, "没有名为“某地”的主管地区" in refused.stderr) == (2, True)
    assert "浙江" in refused.stderr
