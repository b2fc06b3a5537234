"""Long work: a job is asked for once, worked off by some worker, and everything about it stands in its record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.vocabulary.language import Said


class JobState(StrEnum):
    """Where a job stands. A failed, cancelled or done one changes no more unless somebody asks for it again."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _STATES[self]


class ItemState(StrEnum):
    """Where one item of a job stands."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _ITEM_STATES[self]


_STATES = {
    JobState.QUEUED: Said("排队中", "queued"),
    JobState.RUNNING: Said("办理中", "running"),
    JobState.DONE: Said("已完成", "done"),
    JobState.FAILED: Said("失败", "failed"),
    JobState.CANCELLED: Said("已取消", "cancelled"),
}
_ITEM_STATES = {
    ItemState.WAITING: Said("待办", "waiting"),
    ItemState.DONE: Said("已完成", "done"),
    ItemState.FAILED: Said("失败", "failed"),
}
ENDED = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED})


@dataclass(frozen=True, slots=True)
class JobError:
    """Why a job or an item failed. code: stable ASCII name of the kind of fault, said: cause and repair."""

    code: str
    said: Said


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job has come: `done` of `total` (None while nobody knows), `failed` of those done, and in words."""

    done: int = 0
    total: int | None = None
    failed: int = 0
    message: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJob:
    """What somebody asks for. arguments_json: canonical JSON of what the kind needs. owner: who asks, as the audit
    trail names actors; person: their id where it is a person on record. jurisdiction: code of whose business it is,
    empty for the installation's own. key: the same one of the same owner asks for the same job; None: always a new one.
    max_attempts: how often it may break down without getting any further."""

    kind: str
    arguments_json: str
    owner: str
    person: int | None = None
    jurisdiction: str = ""
    key: str | None = None
    max_attempts: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job on record. token: how often it was claimed, the fencing token of whoever works on it. attempts: claims
    since it last got further. lease_until: when it counts as abandoned unless its worker is heard of. result: figures
    and digests that its handler gave."""

    id: int
    asked: NewJob
    state: JobState
    progress: Progress
    token: int
    attempts: int
    worker: str
    lease_until: datetime | None
    not_before: datetime | None
    cancel_asked: bool
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    result: Mapping[str, object] | None
    error: JobError | None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a job: what became of it. result: plain JSON values, None unless done; error: None unless failed."""

    key: str
    state: ItemState
    result: Mapping[str, object] | None = None
    error: JobError | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to work on a job, for as long as nobody with a higher token has it."""

    job: int
    token: int


class Hold(StrEnum):
    """What has become of a claim."""

    HELD = "held"
    CANCELLED = "cancelled"
    LOST = "lost"
