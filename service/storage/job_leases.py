"""Who works on which job: claimed for a time, held by a fencing token, taken back when the worker falls silent."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, CursorResult, and_, case, func, or_, select, update
from sqlmodel import Session

from service.storage.jobs import JOBS, NO_LEASE, get
from service.vocabulary.canonical import canonical_json
from service.vocabulary.job import Claim, Hold, Job, JobError, JobState, Progress
from service.vocabulary.language import Said

_SILENT = Said("上一个工作进程没有回应", "the worker before was heard of no more")
_GIVEN_BACK = Said("上一个工作进程停止时交回", "the worker before stopped and gave it back")
_END: dict[str, object] = {**NO_LEASE, "not_before": None}


@dataclass(frozen=True, slots=True)
class Lease:
    """Who claims, for how long: from the last sign of life, by the clock of the database."""

    worker: str
    length: timedelta


def claimable(session: Session, kinds: Collection[str], now: datetime) -> int | None:
    """The job whose turn it is, of the kinds, queued and not put off; None where there is none. Jurisdictions take
    turns: first the one that has the fewest jobs running, then the one whose last start lies furthest back; its oldest
    job."""
    turn = or_(JOBS.c.not_before.is_(None), JOBS.c.not_before <= now)
    queued = and_(JOBS.c.state == JobState.QUEUED.value, JOBS.c.kind.in_(kinds), turn)
    oldest = select(JOBS.c.jurisdiction, func.min(JOBS.c.id)).where(queued).group_by(JOBS.c.jurisdiction)
    waiting: dict[str, int] = {row[0]: row[1] for row in session.connection().execute(oldest)}
    if len(waiting) <= 1:
        return next(iter(waiting.values()), None)
    had = _turns_had(session, waiting)
    never = (0, datetime.min.replace(tzinfo=UTC))
    return waiting[min(waiting, key=lambda one: (*had.get(one, never), waiting[one]))]


def _turns_had(session: Session, jurisdictions: Collection[str]) -> dict[str, tuple[int, datetime]]:
    """How many jobs of each are running, and when one was last started."""
    running = func.sum(case((JOBS.c.state == JobState.RUNNING.value, 1), else_=0))
    chosen = select(JOBS.c.jurisdiction, running, func.max(JOBS.c.started_at))
    started = (JOBS.c.jurisdiction.in_(jurisdictions), JOBS.c.started_at.is_not(None))
    rows = session.connection().execute(chosen.where(*started).group_by(JOBS.c.jurisdiction))
    return {row[0]: (row[1], row[2]) for row in rows}


def claim(session: Session, number: int, lease: Lease, now: datetime) -> Job | None:
    """The job, now this worker's; None where somebody else was faster. Once more: its message tells how the last
    attempt ended, and when it was first begun stays. In a writing transaction."""
    values = {
        "state": JobState.RUNNING.value,
        "token": JOBS.c.token + 1,
        "attempts": JOBS.c.attempts + 1,
        "worker": lease.worker,
        "not_before": None,
        "started_at": func.coalesce(JOBS.c.started_at, now),
        **_message(_again(get(session, number))),
        **_renewed(lease, now),
    }
    queued = and_(JOBS.c.id == number, JOBS.c.state == JobState.QUEUED.value)
    return get(session, number) if _change(session, queued, values) else None


def renew(session: Session, claim: Claim, lease: Lease, now: datetime) -> Hold:
    """Hold the job for another while, and tell whether it is still this worker's. In a writing transaction: what else
    is written there stands under the token."""
    if _change(session, _going_on(claim), _renewed(lease, now)):
        return Hold.HELD
    return Hold.CANCELLED if _change(session, _mine(claim), _renewed(lease, now)) else Hold.LOST


def report(session: Session, claim: Claim, progress: Progress) -> bool:
    """Say how far the job has come; items, where there are any, are counted instead. False: no longer this worker's."""
    values = {"done": progress.done, "total": progress.total, **_message(progress.message)}
    return _change(session, _mine(claim), values)


def advance(session: Session, claim: Claim) -> None:
    """The job got further: earlier break-downs count no more."""
    _change(session, _mine(claim), {"attempts": 1})


def finish(session: Session, claim: Claim, result: object, now: datetime) -> bool:
    """The job is done; False where it is no longer this worker's, or to be cancelled: then it is not done."""
    values = {"state": JobState.DONE.value, "finished_at": now, "result_json": canonical_json(result), **_END}
    return _change(session, _going_on(claim), values)


def fail(session: Session, claim: Claim, error: JobError, now: datetime) -> bool:
    """The job failed for good; False where it is no longer this worker's."""
    return _change(session, _mine(claim), _failed(error, now))


def end_cancelled(session: Session, claim: Claim, now: datetime) -> bool:
    """The job is cancelled as was asked; False where it is no longer this worker's."""
    values = {"state": JobState.CANCELLED.value, "finished_at": now, **_END}
    return _change(session, and_(_mine(claim), JOBS.c.cancel_asked.is_(True)), values)


def put_off(session: Session, claim: Claim, until: datetime, why: JobError) -> bool:
    """Queue the job again, not before a moment, and say why; the attempt counts. False as finish()."""
    values = {"state": JobState.QUEUED.value, **_END, "not_before": until, **_message(why.said)}
    return _change(session, _going_on(claim), values)


def give_back(session: Session, claim: Claim) -> bool:
    """Queue the job again at once: the worker stops, and the attempt does not count. False as finish()."""
    values = {"state": JobState.QUEUED.value, "attempts": JOBS.c.attempts - 1, **_END, **_message(_GIVEN_BACK)}
    return _change(session, _going_on(claim), values)


def abandoned(session: Session, now: datetime) -> tuple[Job, ...]:
    """Running jobs whose lease holds no more, the oldest first."""
    chosen = select(JOBS.c.id).where(JOBS.c.state == JobState.RUNNING.value, _over(now)).order_by(JOBS.c.id)
    return tuple(get(session, number) for number in session.connection().execute(chosen).scalars())


def take_back(session: Session, job: Job, spent: JobError, now: datetime) -> Job:
    """The abandoned job, queued again; cancelled where that was asked; failed with `spent` after its last attempt."""
    values: dict[str, object] = {"state": JobState.QUEUED.value, **_END, **_message(_SILENT)}
    if job.cancel_asked:
        values |= {"state": JobState.CANCELLED.value, "finished_at": now}
    elif job.attempts >= job.asked.max_attempts:
        values = _failed(spent, now)
    _change(session, and_(_mine(Claim(job.id, job.token)), _over(now)), values)
    return get(session, job.id)


def _mine(claim: Claim) -> ColumnElement[bool]:
    return and_(JOBS.c.id == claim.job, JOBS.c.token == claim.token, JOBS.c.state == JobState.RUNNING.value)


def _going_on(claim: Claim) -> ColumnElement[bool]:
    return and_(_mine(claim), JOBS.c.cancel_asked.is_(False))


def _over(now: datetime) -> ColumnElement[bool]:
    """Its end has come, or the clock was set back behind the last sign of life: else a dead worker's job would be kept
    for as long as the clock went back. A live worker whose job is taken for that reason can write nothing any more."""
    return or_(JOBS.c.lease_until <= now, JOBS.c.beat_at > now)


def _renewed(lease: Lease, now: datetime) -> dict[str, object]:
    return {"beat_at": now, "lease_until": now + lease.length}


def _again(job: Job) -> Said | None:
    """How the attempt before ended, for the next one to say; None for the first."""
    why = job.progress.message
    if not job.token or why is None:
        return None
    return Said(f"第 {job.token + 1} 次办理：{why.zh}", f"attempt {job.token + 1}: {why.en}")


def _message(said: Said | None) -> dict[str, object]:
    return {"message_zh": said.zh if said else "", "message_en": said.en if said else ""}


def _failed(error: JobError, now: datetime) -> dict[str, object]:
    words = {"error_code": error.code, "error_zh": error.said.zh, "error_en": error.said.en}
    return {"state": JobState.FAILED.value, "finished_at": now, **words, **_END}


def _change(session: Session, test: ColumnElement[bool], values: Mapping[str, object]) -> bool:
    done = session.connection().execute(update(JOBS).where(test).values(**values))
    assert isinstance(done, CursorResult)
    return done.rowcount == 1
