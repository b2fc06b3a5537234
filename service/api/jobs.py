"""Long work: ask for it, see how far it is and what came of it, cancel it, have it tried again."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import Field

from service.access.use_cases import UseCase
from service.api.paging import USUAL, Cursor, Key, Limit, Page, page
from service.api.values import Given, Labelled, Shown, Words
from service.transport.auth import Caller, Who
from service.transport.declared import asks, numbered, routed
from service.transport.operators_faults import as_answered
from service.vocabulary.job import Item, Job, JobError, JobState
from service.workflow.access.gate import visible
from service.workflow.access.targets import a_job
from service.workflow.jobs.change_job import cancel_job, retry_job
from service.workflow.jobs.list_jobs import WantedJobs, list_jobs
from service.workflow.jobs.show_job import show_job
from service.workflow.jobs.submit_job import Wish, submit_job

router = routed("/jobs", "作业")
_MOST = 2**31 - 1
Number = Annotated[int, Path(ge=1, le=_MOST, description="作业编号")]


class ErrorShown(Shown):
    """Why a job or an item failed."""

    code: str = Field(description="这一类错误的代码")
    said: Words = Field(description="原因和处理办法")

    @classmethod
    def maybe(cls, error: JobError | None) -> ErrorShown | None:
        """Where there is one."""
        return None if error is None else cls(code=error.code, said=Words.of(as_answered(error)))


class JobShown(Shown):
    """A job as it stands."""

    id: int
    kind: str = Field(description="作业的种类", examples=["evaluate_jurisdiction"])
    arguments: dict[str, Any] = Field(description="提交时的参数")
    jurisdiction: str = Field(description="主管地区代码；系统自己的作业为空")
    state: Labelled
    done: int = Field(description="已办几项")
    total: int | None = Field(description="共几项，还不知道的为 null")
    failed: int = Field(description="其中失败几项")
    message: Words | None
    cancel_asked: bool = Field(description="已要求取消")
    attempts: int = Field(description="没有进展的尝试次数")
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    result: dict[str, Any] | None = Field(description="办完后的数字和摘要")
    error: ErrorShown | None

    @classmethod
    def of(cls, job: Job) -> JobShown:
        """Everything but which worker has it."""
        progress = job.progress
        return cls(
            id=job.id,
            kind=job.asked.kind,
            arguments=json.loads(job.asked.arguments_json),
            jurisdiction=job.asked.jurisdiction,
            state=Labelled.of(job.state),
            done=progress.done,
            total=progress.total,
            failed=progress.failed,
            message=Words.of(progress.message) if progress.message else None,
            cancel_asked=job.cancel_asked,
            attempts=job.attempts,
            created_at=job.created_at,
            started_at=job.started_at,
            finished_at=job.finished_at,
            result=dict(job.result) if job.result is not None else None,
            error=ErrorShown.maybe(job.error),
        )


class ItemShown(Shown):
    """What became of one item."""

    key: str = Field(description="如案卷编号或文件名")
    state: Labelled
    result: dict[str, Any] | None
    error: ErrorShown | None

    @classmethod
    def of(cls, item: Item) -> ItemShown:
        """As it stands."""
        result = dict(item.result) if item.result is not None else None
        return cls(key=item.key, state=Labelled.of(item.state), result=result, error=ErrorShown.maybe(item.error))


class JobDetails(Shown):
    """A job with its items in the order of the plan."""

    job: JobShown
    items: list[ItemShown]


class JobWanted(Given):
    """What is asked for."""

    kind: Annotated[
        str, Field(min_length=1, max_length=50, description="作业的种类", examples=["evaluate_jurisdiction"])
    ]
    arguments: Annotated[dict[str, Any], Field(description="这一种作业的参数")]
    jurisdiction: Annotated[str, Field(max_length=50, description="主管地区；不写为本人的")] = ""


@router.get("", **asks(UseCase.LIST_JOBS))
def list_all(
    who: Who,
    state: Annotated[JobState | None, Query(description="只看这一状态的")] = None,
    kind: Annotated[str | None, Query(max_length=50, description="只看这一种的")] = None,
    limit: Limit = USUAL,
    cursor: Cursor = "",
) -> Page[JobShown]:
    """在您可见范围内的，新的在前。"""
    scope = visible(who.settings, who.person, UseCase.LIST_JOBS, at=who.at)
    found = list_jobs(who.settings, WantedJobs(state=state, kind=kind), scope)
    return page(found, _in_order, JobShown.of, limit, cursor, "jobs", reverse=True)


def _in_order(job: Job) -> Key:
    """By the number, as text that sorts like it."""
    return (f"{job.id:0{len(str(_MOST))}}",)


@router.post("", status_code=202, **asks(UseCase.LIST_JOBS, summary="提交作业"))
def submit(given: JobWanted, who: Who) -> JobShown:
    """由后台办理；能否提交看这一种作业的权限。"""
    wish = Wish(kind=given.kind, arguments=given.arguments, jurisdiction=given.jurisdiction or who.person.jurisdiction)
    return JobShown.of(submit_job(who.settings, wish, str(who.person.id), who.at).job)


@router.get("/{job_id}", **asks(UseCase.READ_JOB, of=numbered("job_id", a_job)))
def show(job_id: Number, who: Who) -> JobDetails:
    """连同逐项的结果。"""
    return _details(who, job_id)


@router.post("/{job_id}/cancel", **asks(UseCase.CANCEL_JOB, of=numbered("job_id", a_job)))
def cancel(job_id: Number, who: Who) -> JobDetails:
    """排队的立即取消；正在办理的，办完手上的一项后结束。"""
    cancel_job(who.settings, job_id, str(who.person.id), who.at)
    return _details(who, job_id)


@router.post("/{job_id}/retry", **asks(UseCase.RETRY_JOB, of=numbered("job_id", a_job)))
def retry(job_id: Number, who: Who) -> JobDetails:
    """失败或取消的重新排队；已办成的各项不重办。"""
    retry_job(who.settings, job_id, str(who.person.id), who.at)
    return _details(who, job_id)


def _details(who: Caller, number: int) -> JobDetails:
    shown = show_job(who.settings, number)
    return JobDetails(job=JobShown.of(shown.job), items=[ItemShown.of(item) for item in shown.items])
