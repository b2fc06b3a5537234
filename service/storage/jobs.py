"""The record of long work: asked for, looked at, cancelled, asked for again. Who works on it: job_leases.py."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Label, Table, and_, func, insert, select, true, update
from sqlmodel import Session

from service.storage.fail_points import FailPoint, reach
from service.storage.tables.job import JobItemRow, JobRow
from service.vocabulary.fault import Fault
from service.vocabulary.job import ENDED, ItemState, Job, JobError, JobState, NewJob, Progress
from service.vocabulary.language import Said

JOBS: Table = JobRow.__table__  # type: ignore[attr-defined]
ITEMS: Table = JobItemRow.__table__  # type: ignore[attr-defined]

NO_LEASE: Mapping[str, object] = {"worker": "", "beat_at": None, "lease_until": None}
NO_ERROR: Mapping[str, object] = {"error_code": "", "error_zh": "", "error_en": ""}
_FRESH: Mapping[str, object] = {
    "state": JobState.QUEUED.value,
    "attempts": 0,
    "not_before": None,
    "cancel_asked": False,
    "started_at": None,
    "finished_at": None,
    "result_json": "",
    "message_zh": "",
    "message_en": "",
    **NO_LEASE,
    **NO_ERROR,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedJobs:
    """Which jobs to list; what is None asks for nothing. The newest `limit` of them."""

    state: JobState | None = None
    kind: str | None = None
    person: int | None = None
    jurisdiction: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Submitted:
    """The job, and whether it is new; else the same key had asked for it before, or the very same is under way."""

    job: Job
    new: bool


def submit(session: Session, asked: NewJob, at: datetime) -> Submitted:
    """Put a job on record, in the writing transaction of whatever it belongs to: both are there, or neither.
    Where a job of the same kind, jurisdiction and arguments is queued or running, that one is given.

    Raises:
        Fault: the key was used for something else.
    """
    known = with_key(session, asked)
    if known is not None:
        if known.asked.arguments_json != asked.arguments_json:
            raise _other_content(known)
        return Submitted(known, new=False)
    under_way = _under_way(session, asked)
    if under_way is not None:
        return Submitted(under_way, new=False)
    values = {
        "kind": asked.kind,
        "args_json": asked.arguments_json,
        "owner": asked.owner,
        "created_by": asked.person,
        "jurisdiction": asked.jurisdiction,
        "idempotency_key": asked.key,
        "max_attempts": asked.max_attempts,
        "done": 0,
        "total": None,
        "token": 0,
        "created_at": at,
    }
    reach(FailPoint.BEFORE_ENQUEUE)
    number = session.connection().execute(insert(JOBS).values(**_FRESH, **values)).inserted_primary_key
    reach(FailPoint.AFTER_ENQUEUE)
    assert number is not None
    return Submitted(get(session, number[0]), new=True)


def _under_way(session: Session, asked: NewJob) -> Job | None:
    """The job that does, or is about to do, the very same; one that is to be cancelled does not count."""
    same = (
        JOBS.c.kind == asked.kind,
        JOBS.c.jurisdiction == asked.jurisdiction,
        JOBS.c.args_json == asked.arguments_json,
        JOBS.c.state.in_((JobState.QUEUED.value, JobState.RUNNING.value)),
        JOBS.c.cancel_asked.is_(False),
    )
    return next(iter(_jobs(session, and_(*same), 1)), None)


def get(session: Session, number: int) -> Job:
    """The job of that number.

    Raises:
        Fault: there is none.
    """
    found = _jobs(session, JOBS.c.id == number, None)
    if not found:
        raise unknown(number)
    return found[0]


def listed(session: Session, wanted: WantedJobs) -> tuple[Job, ...]:
    """The jobs wanted, the newest first."""
    asked = {
        JOBS.c.state: wanted.state,
        JOBS.c.kind: wanted.kind,
        JOBS.c.created_by: wanted.person,
        JOBS.c.jurisdiction: wanted.jurisdiction,
    }
    tests = [column == value for column, value in asked.items() if value is not None]
    return tuple(_jobs(session, and_(true(), *tests), wanted.limit))


def cancel(session: Session, number: int, at: datetime) -> Job:
    """Let a job be done no more: a queued one ends at once, a running one as soon as its worker has heard of it.

    Raises:
        Fault: there is none, or it has ended already.
    """
    job = get(session, number)
    if job.state in ENDED:
        raise _ended(job)
    values: dict[str, object] = {"cancel_asked": True}
    if job.state is JobState.QUEUED:
        values |= {"state": JobState.CANCELLED.value, "finished_at": at}
    session.connection().execute(update(JOBS).where(JOBS.c.id == number).values(**values))
    return get(session, number)


def retry(session: Session, number: int, person: int | None = None) -> Job:
    """Queue a job again that failed or was cancelled, or some of whose items failed: those are done again, what is done
    stays done. person: in whose name the rest is done from now on,
    None: as before.

    Raises:
        Fault: there is none, or there is nothing to do again.
    """
    job = get(session, number)
    if job.state not in ENDED or (job.state is JobState.DONE and not job.progress.failed):
        raise _nothing_to_retry(job)
    if (same := _under_way(session, job.asked)) is not None:
        raise _same_under_way(job, same)
    failed = and_(ITEMS.c.job_id == number, ITEMS.c.state == ItemState.FAILED.value)
    waiting = {"state": ItemState.WAITING.value, "finished_at": None, **NO_ERROR}
    session.connection().execute(update(ITEMS).where(failed).values(**waiting))
    whose = {} if person is None else {"created_by": person}
    session.connection().execute(update(JOBS).where(JOBS.c.id == number).values(**_FRESH, **whose))
    return get(session, number)


def unknown(number: int | str) -> Fault:
    """There is no such job; also what is said of a job that is none of the asker's business."""
    return Fault(
        "job-unknown",
        Said(
            f"没有编号为 {number} 的作业；用 acceptance job list 查看",
            f"there is no job {number}; see acceptance job list",
        ),
    )


def with_key(session: Session, asked: NewJob) -> Job | None:
    """The job of that kind and owner that the same key asked for; None where there is none."""
    if asked.key is None:
        return None
    same = (JOBS.c.kind == asked.kind, JOBS.c.owner == asked.owner, JOBS.c.idempotency_key == asked.key)
    return next(iter(_jobs(session, and_(*same), None)), None)


def _jobs(session: Session, test: ColumnElement[bool], limit: int | None) -> list[Job]:
    chosen = select(JOBS, *map(_counted, ItemState)).where(test).order_by(JOBS.c.id.desc()).limit(limit)
    return [_job(row) for row in session.connection().execute(chosen)]


def _counted(state: ItemState) -> Label[int]:
    """How many items of a job stand there."""
    own = select(func.count()).where(ITEMS.c.job_id == JOBS.c.id, ITEMS.c.state == state.value)
    return own.correlate(JOBS).scalar_subquery().label(f"items_{state.value}")


def _job(row: Any) -> Job:
    return Job(
        id=row.id,
        asked=_asked(row),
        state=JobState(row.state),
        progress=_progress(row),
        token=row.token,
        attempts=row.attempts,
        worker=row.worker,
        lease_until=row.lease_until,
        not_before=row.not_before,
        cancel_asked=row.cancel_asked,
        created_at=row.created_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        result=json.loads(row.result_json) if row.result_json else None,
        error=error_of(row),
    )


def _asked(row: Any) -> NewJob:
    return NewJob(
        kind=row.kind,
        arguments_json=row.args_json,
        owner=row.owner,
        person=row.created_by,
        jurisdiction=row.jurisdiction,
        key=row.idempotency_key,
        max_attempts=row.max_attempts,
    )


def _progress(row: Any) -> Progress:
    """Counted from the items where there are any."""
    message = Said(row.message_zh, row.message_en) if row.message_zh else None
    finished = row.items_done + row.items_failed
    total = finished + row.items_waiting
    if not total:
        return Progress(row.done, row.total, 0, message)
    return Progress(finished, total, row.items_failed, message)


def error_of(row: Any) -> JobError | None:
    """The error that a row of either table holds."""
    return JobError(row.error_code, Said(row.error_zh, row.error_en)) if row.error_code else None


def _other_content(known: Job) -> Fault:
    return Fault(
        "job-key-reused",
        Said(
            f"这个幂等键已用于作业 {known.id}，内容与本次不同，没有提交；换一个键，或按原来的内容提交",
            f"the key stands for job {known.id}, which asks for something else; nothing was submitted; use another key",
        ),
    )


def _ended(job: Job) -> Fault:
    return Fault(
        "job-ended",
        Said(
            f"作业 {job.id} {job.state.said.zh}，不能再取消",
            f"job {job.id} is {job.state.said.en} and can be cancelled no more",
        ),
    )


def _same_under_way(job: Job, same: Job) -> Fault:
    return Fault(
        "job-not-retried",
        Said(
            f"作业 {same.id} 正是作业 {job.id} 要办的，现在{same.state.said.zh}，没有另外重试；请看作业 {same.id}",
            f"job {same.id} is {same.state.said.en} and does just what job {job.id} was to do; see job {same.id}",
        ),
    )


def _nothing_to_retry(job: Job) -> Fault:
    return Fault(
        "job-not-retried",
        Said(
            f"作业 {job.id} {job.state.said.zh}，没有需要重试的；失败、已取消或有失败项的作业才能重试",
            f"job {job.id} is {job.state.said.en}: nothing to do again; only failed or cancelled jobs, or those with "
            "failed items, are retried",
        ),
    )
