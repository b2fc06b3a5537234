"""Verifications of the audit trail: ask for one, and what came of those before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from service.settings import Settings
from service.storage.jobs import WantedJobs
from service.vocabulary.job import Job
from service.vocabulary.language import Said
from service.workflow.jobs.list_jobs import list_jobs
from service.workflow.jobs.submit_job import Wish, submit_job
from service.workflow.jobs.verify_audit import VERIFY_AUDIT

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class TrailVerdict:
    """bad: the first row that something was done to, None where nothing was; said: the verdict, remarks: what besides
    should be looked at."""

    holds: bool
    rows: int
    heads: int
    bad: int | None
    said: tuple[Said, ...]
    remarks: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """One of them; verdict: None until it is done."""

    job: Job
    verdict: TrailVerdict | None


def ask_verification(settings: Settings, by: str, at: datetime) -> Job:
    """The job that verifies; the one that is under way, where there is one. by: id of whoever asks.

    Raises:
        Fault: it is not theirs to ask for. StorageError: see opened.
    """
    return submit_job(settings, Wish(kind=VERIFY_AUDIT, arguments={}), by, at).job


def verifications(settings: Settings) -> tuple[Verification, ...]:
    """The latest, the newest first.

    Raises:
        StorageError: see opened.
    """
    found = list_jobs(settings, WantedJobs(kind=VERIFY_AUDIT, limit=_SHOWN))
    return tuple(Verification(job, _verdict(job.result) if job.result else None) for job in found)


def _verdict(result: Mapping[str, object]) -> TrailVerdict:
    bad = result["bad"]
    return TrailVerdict(
        holds=result["holds"] is True,
        rows=_number(result["rows"]),
        heads=_number(result["heads"]),
        bad=None if bad is None else _number(bad),
        said=_told(result["said"]),
        remarks=_told(result["remarks"]),
    )


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value


def _told(pairs: object) -> tuple[Said, ...]:
    assert isinstance(pairs, list)
    return tuple(Said(zh, en) for zh, en in pairs)
