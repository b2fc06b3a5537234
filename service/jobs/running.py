"""A job that is being worked on, as its handler sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from service.jobs.interrupted import Interrupted, Why
from service.jobs.store import JobStore
from service.vocabulary.job import Claim, Hold, Item, Job, Progress
from service.vocabulary.language import Said

S = TypeVar("S")
T = TypeVar("T")
Final = Callable[[S], Mapping[str, object]]
"""The last effect of a job, done in the transaction in which it ends; gives its result, plain JSON values."""

_WHY = {Hold.CANCELLED: Why.CANCELLED, Hold.LOST: Why.LOST}


class Running(Generic[S]):
    """What a handler may do. Everything it writes goes through effect() or keep(), and is written only while the job is
    this worker's: after a lost lease nothing can be written any more."""

    def __init__(self, store: JobStore[S], job: Job) -> None:
        self.job = job
        self.claim = Claim(job.id, job.token)
        self._store = store
        self._why: Why | None = None

    def check(self) -> None:
        """Return only if the work is to go on; to be called between any two pieces of work.

        Raises:
            Interrupted: cancelled, lost to another worker, or this worker stops.
        """
        if self._why is not None:
            raise Interrupted(self._why)

    def cancelled(self) -> bool:
        """Whether the work is to end, for whatever reason: as check(), without raising."""
        return self._why is not None

    def progress(self, done: int, total: int | None = None, message: Said | None = None) -> None:
        """Say how far the work has come; a job of items is counted instead, and says only its message.

        Raises:
            Interrupted: as check().
        """
        self.check()
        self._store.report(self.claim, Progress(done, total, 0, message))

    def effect(self, work: Callable[[S], T]) -> T:
        """What `work` gives, done in one writing transaction, all or nothing.

        Raises:
            Interrupted: cancelled, or lost to another worker; nothing was written.
        """
        return self._store.effect(self.claim, work)

    def plan(self, keys: Callable[[S], Iterable[str]]) -> tuple[str, ...]:
        """The items still to do, in order. `keys` gives all of them, and is asked once in the life of a job: where a
        killed worker had begun, its successor goes on with the same plan.

        Raises:
            Interrupted: as effect().
        """
        return self._store.plan(self.claim, keys)

    def each(self, keys: Iterable[str]) -> Iterator[str]:
        """The keys one after the other, for as long as the work is to go on.

        Raises:
            Interrupted: as check().
        """
        for key in keys:
            self.check()
            yield key

    def keep(self, items: Sequence[Item], work: Callable[[S], None] | None = None) -> None:
        """Keep what became of items, in one transaction with what belongs to it; each exactly once.

        Raises:
            Interrupted: as effect().
        """
        self._store.keep(self.claim, items, work)

    def keep_within(self, session: S, items: Sequence[Item]) -> None:
        """The same within a writing transaction of another use case: all of that is there together with what became of
        the items, or none of it.

        Raises:
            Interrupted: as effect().
        """
        self._store.keep_within(session, self.claim, items)

    def interrupt(self, why: Why) -> None:
        """Let the work end soon. The first reason stays, except that a job lost cannot be given back."""
        if self._why is None or why is Why.LOST:
            self._why = why

    def beat(self) -> None:
        """A sign of life, and ear for what has become of the job."""
        hold = self._store.renew(self.claim)
        if hold is not Hold.HELD:
            self.interrupt(_WHY[hold])
