"""What a worker needs of the record of jobs. S: what those who write in one of its transactions write with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Protocol, TypeVar

from service.vocabulary.job import Claim, Hold, Item, Job, JobError, Progress

S = TypeVar("S")
T = TypeVar("T")


class JobStore(Protocol[S]):
    """The record. Whatever takes a claim does nothing unless its token is still that of the job; all of it is done in
    one transaction with its event on the audit trail. What cannot be reached or written raises Fault."""

    @property
    def lease(self) -> timedelta:
        """How long a job is held without a sign of life."""

    def claim(self, kinds: Collection[str]) -> Job | None:
        """The next job of these kinds, now this worker's; None where there is none to do now."""

    def renew(self, claim: Claim) -> Hold:
        """A sign of life; tells whether the job may go on."""

    def effect(self, claim: Claim, work: Callable[[S], T]) -> T:
        """What `work` gives, done in a writing transaction under the token. Interrupted: not to go on; nothing done."""

    def report(self, claim: Claim, progress: Progress) -> None:
        """Say how far the job has come."""

    def plan(self, claim: Claim, keys: Callable[[S], Iterable[str]]) -> tuple[str, ...]:
        """The items still to do; planned when asked for the first time. Interrupted: as effect()."""

    def keep(self, claim: Claim, items: Sequence[Item], work: Callable[[S], None] | None) -> None:
        """Keep results of items together with what `work` does. Interrupted: as effect()."""

    def keep_within(self, session: S, claim: Claim, items: Sequence[Item]) -> None:
        """Keep results of items within a writing transaction of another use case. Interrupted: not to go on; nothing of
        that transaction may be kept."""

    def finish(self, claim: Claim, final: Callable[[S], Mapping[str, object]]) -> None:
        """The last effect, its result, and that the job is done, all or nothing. Interrupted: as effect()."""

    def fail(self, claim: Claim, error: JobError) -> None:
        """It failed for good."""

    def put_off(self, claim: Claim, delay: timedelta, error: JobError) -> None:
        """It broke down; another try after a while."""

    def give_back(self, claim: Claim) -> None:
        """This worker stops; another one may have the job at once."""

    def end_cancelled(self, claim: Claim) -> None:
        """It is cancelled, as was asked."""

    def take_back_abandoned(self) -> tuple[Job, ...]:
        """Jobs whose workers were not heard of for a lease, queued again or ended; gives them as they now stand."""
