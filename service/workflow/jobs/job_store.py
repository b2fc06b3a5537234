"""The record of jobs as a worker uses it: every change under the token, in one transaction with its audit event."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from service.jobs.interrupted import Interrupted, Why
from service.settings import Settings
from service.storage import job_items, job_leases, jobs
from service.storage.clock import Clock, database_now
from service.storage.database import Database, Session
from service.storage.job_leases import Lease
from service.vocabulary.canonical import canonical_json
from service.vocabulary.job import Claim, Hold, Item, Job, JobError, JobState, Progress
from service.vocabulary.language import Said
from service.workflow.audit.audited import attempt, opened_trail
from service.workflow.audit.origin import Origin, coming_from
from service.workflow.jobs.on_behalf import job_request

T = TypeVar("T")
LEASE = timedelta(seconds=15)
_WHY = {Hold.CANCELLED: Why.CANCELLED, Hold.LOST: Why.LOST}
_TAKEN_BACK = {JobState.FAILED: "fail", JobState.CANCELLED: "end_cancelled"}
_ABANDONED = JobError(
    "job-abandoned",
    Said(
        "办理这项作业的进程多次中途退出，已不再重试；请让运维人员查看日志，排除原因后重试",
        "the processes that worked on the job ended in the middle of it time and again; it is tried no more: let the "
        "operators look at the log, then retry",
    ),
)


class RecordedJobs:
    """What service.jobs.store.JobStore asks for, on the database of an installation; may be shared by threads."""

    def __init__(
        self, settings: Settings, database: Database, worker: str, lease: timedelta = LEASE, clock: Clock = database_now
    ) -> None:
        """worker: what this process is called in the record.

        Raises:
            StorageError: the signing key of the audit trail is missing or unusable.
        """
        self._database = database
        self._trail = opened_trail(settings)
        self._lease = Lease(worker, lease)
        self._clock = clock

    @property
    def lease(self) -> timedelta:
        """How long a job is held without a sign of life."""
        return self._lease.length

    def claim(self, kinds: Collection[str]) -> Job | None:
        """See JobStore. Looks before it asks for its turn to write, so that an empty queue costs nobody anything."""
        with self._database.reading() as session:
            number = job_leases.claimable(session, kinds, self._clock(session))
        if number is None:
            return None

        def work(session: Session) -> Job | None:
            job = job_leases.claim(session, number, self._lease, self._clock(session))
            if job is not None:
                self._tell(session, "start", job.id, {"attempt": job.attempts, "worker": job.worker})
            return job

        return self._database.write(work)

    def renew(self, claim: Claim) -> Hold:
        """See JobStore."""
        return self._database.write(lambda session: self._renewed(session, claim))

    def effect(self, claim: Claim, work: Callable[[Session], T]) -> T:
        """See JobStore."""

        def fenced(session: Session) -> T:
            self._require_held(session, claim)
            return work(session)

        return self._database.write(fenced)

    def report(self, claim: Claim, progress: Progress) -> None:
        """See JobStore."""
        self._database.write(lambda session: job_leases.report(session, claim, progress))

    def plan(self, claim: Claim, keys: Callable[[Session], Iterable[str]]) -> tuple[str, ...]:
        """See JobStore."""

        def work(session: Session) -> tuple[str, ...]:
            if not job_items.planned(session, claim.job):
                job_items.plan(session, claim.job, keys(session))
            return job_items.waiting(session, claim.job)

        return self.effect(claim, work)

    def keep(self, claim: Claim, items: Sequence[Item], work: Callable[[Session], None] | None) -> None:
        """See JobStore."""

        def kept(session: Session) -> None:
            if work is not None:
                work(session)
            self._keep(session, claim, items)

        self.effect(claim, kept)

    def keep_within(self, session: Session, claim: Claim, items: Sequence[Item]) -> None:
        """See JobStore."""
        self._require_held(session, claim)
        self._keep(session, claim, items)

    def finish(self, claim: Claim, final: Callable[[Session], Mapping[str, object]]) -> None:
        """See JobStore."""

        def finished(session: Session) -> None:
            result = final(session)
            if not job_leases.finish(session, claim, result, self._clock(session)):
                raise Interrupted(Why.LOST)
            self._tell(session, "finish", claim.job, {"result": result})

        self.effect(claim, finished)

    def fail(self, claim: Claim, error: JobError) -> None:
        """See JobStore."""

        def work(session: Session) -> None:
            if job_leases.fail(session, claim, error, self._clock(session)):
                self._tell(session, "fail", claim.job, reason=error.said.zh)

        self._database.write(work)

    def put_off(self, claim: Claim, delay: timedelta, error: JobError) -> None:
        """See JobStore. After the last attempt it failed for good."""

        def work(session: Session) -> None:
            now = self._clock(session)
            job = jobs.get(session, claim.job)
            if job.attempts >= job.asked.max_attempts and job_leases.fail(session, claim, error, now):
                self._tell(session, "fail", claim.job, reason=error.said.zh)
            elif job_leases.put_off(session, claim, now + delay, error):
                self._tell(session, "put_off", claim.job, reason=error.said.zh)
            else:
                self._end_cancelled(session, claim)

        self._database.write(work)

    def give_back(self, claim: Claim) -> None:
        """See JobStore."""

        def work(session: Session) -> None:
            if job_leases.give_back(session, claim):
                self._tell(session, "give_back", claim.job)
            else:
                self._end_cancelled(session, claim)

        self._database.write(work)

    def end_cancelled(self, claim: Claim) -> None:
        """See JobStore."""
        self._database.write(lambda session: self._end_cancelled(session, claim))

    def take_back_abandoned(self) -> tuple[Job, ...]:
        """See JobStore."""
        with self._database.reading() as session:
            if not job_leases.abandoned(session, self._clock(session)):
                return ()
        return self._database.write(self._take_back)

    def _take_back(self, session: Session) -> tuple[Job, ...]:
        now = self._clock(session)
        found = job_leases.abandoned(session, now)
        taken = tuple(job_leases.take_back(session, job, _ABANDONED, now) for job in found)
        for job in taken:
            action = _TAKEN_BACK.get(job.state, "take_back")
            self._tell(session, action, job.id, reason=job.error.said.zh if job.error else "")
        return taken

    def _keep(self, session: Session, claim: Claim, items: Sequence[Item]) -> None:
        job_items.record(session, claim.job, items, self._clock(session))
        job_leases.advance(session, claim)

    def _require_held(self, session: Session, claim: Claim) -> None:
        hold = self._renewed(session, claim)
        if hold is not Hold.HELD:
            raise Interrupted(_WHY[hold])

    def _renewed(self, session: Session, claim: Claim) -> Hold:
        return job_leases.renew(session, claim, self._lease, self._clock(session))

    def _end_cancelled(self, session: Session, claim: Claim) -> None:
        if job_leases.end_cancelled(session, claim, self._clock(session)):
            self._tell(session, "end_cancelled", claim.job)

    def _tell(
        self, session: Session, action: str, number: int, detail: Mapping[str, object] | None = None, reason: str = ""
    ) -> None:
        with coming_from(Origin(request_id=job_request(number))):
            event = attempt(None, self._clock(session), f"job.{action}", "job", str(number))
        self._trail.append(session, replace(event, detail_json=canonical_json(detail or {}), reason=reason))
