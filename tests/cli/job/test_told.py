"""A job in words and as JSON."""

from dataclasses import replace

from service.cli.job.told import as_text, item_as_json, job_as_json, progress_of, state_of, when
from service.vocabulary.job import Item, ItemState, Job, JobError, JobState, Progress
from service.vocabulary.language import Language, Said
from tests.storage.builders import NOW
from tests.storage.queued_jobs import LATER, asked

ZH, EN = Language.ZH, Language.EN
BROKEN = JobError("broken", Said("打不开", "cannot be opened"))
JOB = Job(
    id=7, asked=asked("k1", arguments='{"upto":3}'), state=JobState.RUNNING, progress=Progress(), token=1, attempts=1,
    worker="host:1", lease_until=LATER, not_before=None, cancel_asked=False, created_at=NOW, started_at=NOW,
    finished_at=None, result=None, error=None,
)  # fmt: skip


def test_the_state_says_what_is_to_come() -> None:
    assert (state_of(JOB, ZH), state_of(JOB, EN)) == ("办理中", "running")
    assert state_of(replace(JOB, cancel_asked=True), ZH) == "办理中，已要求取消"
    assert state_of(replace(JOB, state=JobState.CANCELLED, cancel_asked=True, finished_at=NOW), ZH) == "已取消"
    later = replace(JOB, state=JobState.QUEUED, not_before=LATER)
    assert state_of(later, ZH) == "排队中，2026-03-01 17:30:00（北京时间） 后再试"
    assert state_of(later, EN) == "queued, tried again after 2026-03-01 17:30:00 (Beijing time)"


def test_progress_is_told_as_far_as_it_is_known() -> None:
    known = (Progress(), Progress(3), Progress(0, 9), Progress(3, 9, 1))
    assert [progress_of(one, ZH) for one in known] == ["", "3", "0/9", "3/9，失败 1"]
    assert progress_of(known[-1], EN) == "3/9, 1 failed"


def test_results_and_moments_in_one_line() -> None:
    assert (as_text(None, ZH), as_text({"份数": 3, "文件": "a.xlsx"}, ZH)) == ("", "份数=3，文件=a.xlsx")
    told = {"ignored": {"zh": "没有读取", "en": "not read"}}
    assert (as_text(told, ZH), as_text(told, EN)) == ("ignored=没有读取", "ignored=not read")
    assert (when(None, ZH), when(NOW, ZH)) == ("", "2026-03-01 16:30:00（北京时间）")


def test_json_holds_everything_that_is_on_record() -> None:
    failed = replace(JOB, state=JobState.FAILED, error=BROKEN, progress=Progress(1, 2, 1, Said("读取", "reading")))
    told = job_as_json(failed)
    assert (told["id"], told["state"], told["arguments"]) == (7, "failed", {"upto": 3})
    assert told["error"] == {"code": "broken", "zh": "打不开", "en": "cannot be opened"}
    assert (told["message"], told["total"]) == ({"zh": "读取", "en": "reading"}, 2)
    assert (told["created_at"], told["finished_at"]) == (NOW.isoformat(), None)
    assert item_as_json(Item("a", ItemState.DONE, {"n": 1})) == {
        "key": "a", "state": "done", "result": {"n": 1}, "error": None,
    }  # fmt: skip
