"""A worker: takes one job after the other from the record and sees it through, whatever happens."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Generic, TypeVar

import structlog

from service.jobs.heartbeat import beating
from service.jobs.interrupted import Interrupted, Why
from service.jobs.kinds import Kind
from service.jobs.pace import USUAL, Pace
from service.jobs.running import Running
from service.jobs.store import JobStore
from service.vocabulary.fault import Fault
from service.vocabulary.job import Job, JobError
from service.vocabulary.language import Said

S = TypeVar("S")
_LOG = structlog.get_logger("jobs")
_BEATS = 3
"""Signs of life in the time of a lease: two may get lost."""


def _nothing_around(_: Job) -> AbstractContextManager[None]:
    return nullcontext()


def _nothing_to_do() -> None:
    pass


def _is_final(_: Exception) -> bool:
    return False


class Worker(Generic[S]):
    """Runs until stopped; stop() is called from another thread."""

    def __init__(
        self,
        store: JobStore[S],
        kinds: Iterable[Kind[S, Any]],
        pace: Pace = USUAL,
        passes: Callable[[Exception], bool] = _is_final,
        around: Callable[[Job], AbstractContextManager[None]] = _nothing_around,
        chore: Callable[[], None] = _nothing_to_do,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """passes: whether a fault is one of the surroundings (the database is away), which is tried again where any
        other Fault is final. around: what surrounds the work on a job. chore: what
        else there is to do now and then. clock: seconds, only ever forwards."""
        self._store = store
        self._kinds = {kind.name: kind for kind in kinds}
        self._pace = pace
        self._passes = passes
        self._around = around
        self._chore = chore
        self._clock = clock
        self._stopping = threading.Event()
        self._running: Running[S] | None = None

    def stop(self) -> None:
        """Finish the piece of work in hand, give the job back, and end."""
        self._stopping.set()
        if (running := self._running) is not None:
            running.interrupt(Why.STOPPING)

    def run(self, once: bool = False) -> int:
        """Work until stopped, or, `once`, until nothing is left to do now. Gives the number of jobs taken on.

        Raises:
            Fault: `once`, and the record does not tell whether something is left.
        """
        taken, reconciled = 0, None
        while not self._stopping.is_set():
            if reconciled is None or self._clock() - reconciled >= self._pace.reconcile_s:
                self._guarded(self._reconcile)
                self._guarded(self._chore)
                reconciled = self._clock()
            job = self._next() if once else self._guarded(self._next)
            if job is not None:
                taken += 1
                self._see_through(job)
            elif once:
                break
            else:
                self._stopping.wait(self._pace.poll_s)
        return taken

    def _next(self) -> Job | None:
        return self._store.claim(tuple(self._kinds))

    def _reconcile(self) -> None:
        for job in self._store.take_back_abandoned():
            _LOG.warning("job-taken-back", job=job.id, kind=job.asked.kind, state=job.state.value)

    def _see_through(self, job: Job) -> None:
        running = Running(self._store, job)
        self._running = running
        if self._stopping.is_set():
            running.interrupt(Why.STOPPING)
        with structlog.contextvars.bound_contextvars(job=job.id, kind=job.asked.kind):
            _LOG.info("job-started", attempt=job.attempts)
            with beating(running.beat, self._store.lease.total_seconds() / _BEATS):
                self._guarded(lambda: self._work(job, running))
        self._running = None

    def _work(self, job: Job, running: Running[S]) -> None:
        try:
            with self._around(job):
                final = self._kinds[job.asked.kind].work(running)
                self._store.finish(running.claim, final)
            _LOG.info("job-done")
        except Interrupted as interrupted:
            self._interrupted(running, interrupted.why)
        except Fault as error:
            told = JobError(error.code, error.said)
            if self._passes(error):
                self._broken_down(job, running, told)
            else:
                self._failed(running, told)
        except Exception:
            reference = secrets.token_hex(4)
            _LOG.exception("job-broke-down", reference=reference)
            self._broken_down(job, running, _unexpected(reference))

    def _interrupted(self, running: Running[S], why: Why) -> None:
        _LOG.info(f"job-{why.value}")
        if why is Why.CANCELLED:
            self._store.end_cancelled(running.claim)
        elif why is Why.STOPPING:
            self._store.give_back(running.claim)

    def _broken_down(self, job: Job, running: Running[S], error: JobError) -> None:
        """Attempts are counted in the record: items kept since the start have set them back."""
        delay = self._pace.delay(job.attempts)
        _LOG.warning("job-put-off", code=error.code, reason=error.said.zh, delay_s=delay.total_seconds())
        self._store.put_off(running.claim, delay, error)

    def _failed(self, running: Running[S], error: JobError) -> None:
        _LOG.warning("job-failed", code=error.code, reason=error.said.zh)
        self._store.fail(running.claim, error)

    def _guarded(self, work: Callable[[], Job | None]) -> Job | None:
        """Nothing ends the worker: where even the record cannot be reached, the lease runs out and the job is taken
        back."""
        try:
            return work()
        except Exception as error:
            _LOG.error("worker-trouble", reason=str(error), exc_info=not isinstance(error, Fault))
            self._stopping.wait(self._pace.poll_s)
            return None


def _unexpected(reference: str) -> JobError:
    return JobError(
        "unexpected",
        Said(
            f"办理时程序出错（编号 {reference}）；请把编号告诉运维人员，日志中有详情",
            f"the program broke down (reference {reference}); tell the operators, their log has the details",
        ),
    )
