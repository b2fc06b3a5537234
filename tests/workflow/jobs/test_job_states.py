"""Whatever happens to a job in whatever order, its record stays one that a job can have, and nothing done is lost."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.strategies import integers, sampled_from

from service.jobs.interrupted import Interrupted
from service.storage import job_items, jobs
from service.vocabulary.fault import Fault
from service.vocabulary.job import ENDED, Claim, Item, ItemState, Job, JobError, JobState
from service.vocabulary.language import Said
from tests.storage.builders import NOW
from tests.storage.installations import installed
from tests.storage.queued_jobs import KIND, job_in, queued
from tests.workflow.jobs.counting import a_store, nothing

LEASE_S = 15
WORKERS = ("worker-1", "worker-2")
KEYS = ("a", "b", "c")
BROKEN = JobError("broken", Said("出错", "broken"))
workers = sampled_from(WORKERS)


class JobStates(RuleBasedStateMachine):
    """Two workers, each sure that a job it has claimed is its own, and a clock that goes forwards and back."""

    def __init__(self) -> None:
        super().__init__()
        self.kept = ExitStack()
        folder = self.kept.enter_context(tempfile.TemporaryDirectory())
        installation = self.kept.enter_context(installed("sqlite", Path(folder)))
        self.database = self.kept.enter_context(installation.open())
        self.stores = {
            name: a_store(installation, self.database, name, LEASE_S, clock=lambda _: self.now) for name in WORKERS
        }
        self.now: datetime = NOW
        self.claims: dict[str, Claim] = {}
        self.number = queued(self.database).id
        self.token = 0
        self.done: dict[str, str] = {}

    def teardown(self) -> None:
        self.kept.close()

    @property
    def job(self) -> Job:
        return job_in(self.database, self.number)

    def holds(self, name: str) -> bool:
        """Whether a worker has the job in truth."""
        claim, job = self.claims.get(name), self.job
        return claim is not None and claim.token == job.token and job.state is JobState.RUNNING

    @rule(seconds=integers(-3600, 3600))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(name=workers)
    def claim(self, name: str) -> None:
        before = self.job
        job = self.stores[name].claim([KIND])
        due = before.not_before is None or before.not_before <= self.now
        assert (job is not None) == (before.state is JobState.QUEUED and due)
        if job is not None:
            assert job.token == before.token + 1
            self.claims[name] = Claim(job.id, job.token)
            self.stores[name].plan(self.claims[name], lambda _: KEYS)

    @precondition(lambda self: self.claims)
    @rule(name=workers, key=sampled_from(KEYS))
    def keep(self, name: str, key: str) -> None:
        if name not in self.claims or key in self.done:
            return
        may = self.holds(name) and not self.job.cancel_asked
        try:
            self.stores[name].keep(self.claims[name], [Item(key, ItemState.DONE, {"by": name})], None)
        except Interrupted:
            assert not may
        else:
            assert may
            self.done[key] = name

    @precondition(lambda self: self.claims)
    @rule(name=workers, end=sampled_from(["finish", "fail", "put_off", "give_back", "end_cancelled", "renew"]))
    def end(self, name: str, end: str) -> None:
        if name not in self.claims:
            return
        before, held = self.job, self.holds(name)
        arguments: dict[str, tuple[Any, ...]] = {
            "finish": (nothing,), "fail": (BROKEN,), "put_off": (timedelta(minutes=1), BROKEN),
        }  # fmt: skip
        try:
            getattr(self.stores[name], end)(self.claims[name], *arguments.get(end, ()))
        except Interrupted:
            assert end == "finish"
            assert not held or before.cancel_asked
        if not held:
            assert self.job == before
        elif end not in ("end_cancelled", "renew", "finish") or not before.cancel_asked:
            assert (self.job.state is JobState.RUNNING) == (end in ("end_cancelled", "renew"))

    @rule()
    def cancel(self) -> None:
        before = self.job
        try:
            self.database.write(lambda session: jobs.cancel(session, self.number, self.now))
        except Fault:
            assert before.state in ENDED
        else:
            assert self.job.cancel_asked

    @rule()
    def retry(self) -> None:
        before = self.job
        try:
            self.database.write(lambda session: jobs.retry(session, self.number))
        except Fault:
            assert before.state is JobState.DONE or before.state not in ENDED
        else:
            assert (self.job.state, self.job.attempts) == (JobState.QUEUED, 0)

    @rule(name=workers)
    def reconcile(self, name: str) -> None:
        before = self.job
        taken = self.stores[name].take_back_abandoned()
        assert bool(taken) == (before.state is JobState.RUNNING and self.job.state is not JobState.RUNNING)

    @invariant()
    def what_is_done_stays_done_once(self) -> None:
        with self.database.reading() as session:
            results = {item.key: item.result for item in job_items.items(session, self.number) if item.result}
        assert results == {key: {"by": name} for key, name in self.done.items()}

    @invariant()
    def tokens_only_grow_and_one_worker_at_most_has_the_job(self) -> None:
        job = self.job
        assert job.token >= self.token
        self.token = job.token
        assert sum(self.holds(name) for name in WORKERS) <= 1
        assert (job.state is JobState.RUNNING) == any(self.holds(name) for name in WORKERS)
        assert job.attempts <= job.asked.max_attempts


TestJobStates = JobStates.TestCase
TestJobStates.settings = settings(max_examples=6, stateful_step_count=20)
