"""How far a job is: percent, stage, time; asked for again by the page itself, which is no use of the session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from urllib.parse import urlsplit

from fastapi import Request, Response

from service.access.policy import may
from service.access.use_cases import UseCase
from service.transport.auth import Caller, Who
from service.transport.declared import numbered
from service.transport.operators_faults import as_answered
from service.vocabulary.day import in_utc
from service.vocabulary.job import ENDED, Job, JobState
from service.vocabulary.language import Said
from service.web.done import see_other
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.web.tags import Tag
from service.workflow.access.targets import a_job, place_of_job
from service.workflow.jobs.change_job import cancel_job, retry_job
from service.workflow.jobs.job_rights import has_right
from service.workflow.jobs.kinds import kinds
from service.workflow.jobs.show_job import read_job

router = screens("/jobs", "作业")
THE_JOB = numbered("job_id", a_job)
_PAGE = "HX-Current-URL"
"""The header with which a page that asks says its address."""
STOP_ASKING = 286
"""The status with which a page stops asking."""


class Stage(Enum):
    """What is being done with a job."""

    QUEUED = Tag(Said("排队中", "Queued"), "○", "rest")
    PREPARING = Tag(Said("准备中", "Preparing"), "◐", "going")
    WORKING = Tag(Said("办理中", "Running"), "◐", "going")
    STOPPING = Tag(Said("正在取消", "Being cancelled"), "◐", "near")
    DONE = Tag(Said("已完成", "Done"), "✓", "")
    PARTLY = Tag(Said("已完成，有失败的项", "Done, with failures"), "!", "bad")
    FAILED = Tag(Said("失败", "Failed"), "!", "bad")
    CANCELLED = Tag(Said("已取消", "Cancelled"), "–", "rest")


_STAGES = {
    JobState.QUEUED: Stage.QUEUED,
    JobState.RUNNING: Stage.WORKING,
    JobState.DONE: Stage.DONE,
    JobState.FAILED: Stage.FAILED,
    JobState.CANCELLED: Stage.CANCELLED,
}


def stage_of(job: Job) -> Stage:
    """Where it stands."""
    if job.state is JobState.DONE and job.progress.failed:
        return Stage.PARTLY
    if job.state is JobState.RUNNING and (job.cancel_asked or job.progress.total is None):
        return Stage.STOPPING if job.cancel_asked else Stage.PREPARING
    return _STAGES[job.state]


@dataclass(frozen=True, slots=True)
class JobProgress:
    """A job at a moment. kind: what it is called; told: the stage that the page shows already, empty where it shows
    none; cancels, retries: whether the reader may do that now; query: of the address of the page, its filters."""

    job: Job
    kind: Said
    at: datetime
    told: str
    cancels: bool
    retries: bool
    query: str = ""

    @property
    def shown(self) -> str:
        """The page as the reader has it."""
        return f"{self.address}?{self.query}" if self.query else self.address

    @property
    def address(self) -> str:
        """Of its page."""
        return f"/jobs/{self.job.id}"

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        return stage_of(self.job)

    @property
    def trouble(self) -> Said | None:
        """Why it has failed or waits to be tried again, None where nothing stood in its way."""
        return as_answered(self.job.error) if self.job.error is not None else None

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.job.state in ENDED

    @property
    def news(self) -> bool:
        """Whether the page shows another stage."""
        return bool(self.told) and self.told != self.stage.name

    @property
    def percent(self) -> int | None:
        """How much is done, rounded down; None while nobody knows."""
        progress = self.job.progress
        if not progress.total:
            return 100 if self.job.state is JobState.DONE else None
        return 100 * progress.done // progress.total

    @property
    def took(self) -> Said:
        """How long it has been worked on, or has waited."""
        began = self.job.started_at or self.job.created_at
        return time_told(in_utc(self.job.finished_at or self.at) - in_utc(began))


def time_told(length: timedelta) -> Said:
    """A length of time in words, to the second."""
    minutes, seconds = divmod(max(0, int(length.total_seconds())), 60)
    if not minutes:
        return Said(f"{seconds} 秒", f"{seconds} s")
    hours, minutes = divmod(minutes, 60)
    if not hours:
        return Said(f"{minutes} 分 {seconds} 秒", f"{minutes} min {seconds} s")
    return Said(f"{hours} 小时 {minutes} 分", f"{hours} h {minutes} min")


@shown_by("jobs/_progress.html")
@dataclass(frozen=True, slots=True)
class ProgressPage:
    """The part of a job's page that changes by itself."""

    progress: JobProgress


def progress_of(who: Caller, job: Job, told: str = "", query: str = "") -> JobProgress:
    """A job as the reader sees it."""
    place, named = place_of_job(job), {kind.name: kind.said for kind in kinds(who.settings)}
    again = job.state in ENDED and (job.state is not JobState.DONE or job.progress.failed > 0)
    theirs = has_right(who.person, job.asked.kind, place)
    return JobProgress(
        job=job,
        kind=named.get(job.asked.kind, Said(job.asked.kind, job.asked.kind)),
        at=who.at,
        told=told,
        cancels=theirs
        and job.state not in ENDED
        and not job.cancel_asked
        and may(who.person, UseCase.CANCEL_JOB, place),
        retries=theirs and again and may(who.person, UseCase.RETRY_JOB, place),
        query=query,
    )


@router.get("/{job_id}/progress", **shows(UseCase.READ_JOB, of=THE_JOB, summary="查看作业的进度", quiet=True))
def show_progress(request: Request, who: Who, told: str = "") -> Response:
    """The page asks until the job has ended, and then once for its results. told: the stage it shows."""
    job = read_job(who.settings, int(who.found.id))
    query = urlsplit(request.headers.get(_PAGE, "")).query
    page = ProgressPage(progress_of(who, job, told, query))
    return render(request, "jobs/_progress.html", page, STOP_ASKING if page.progress.ended else 200)


@router.post("/{job_id}/cancel", **shows(UseCase.CANCEL_JOB, of=THE_JOB))
def cancel(who: Who) -> Response:
    """What is done stays done."""
    job = cancel_job(who.settings, int(who.found.id), str(who.person.id), who.at)
    done = Said("已取消", "the job was cancelled")
    if job.state not in ENDED:
        done = Said("已要求取消，办完手上的一项就停", "it stops as soon as what is being done is done")
    return see_other(f"/jobs/{job.id}", done)


@router.post("/{job_id}/retry", **shows(UseCase.RETRY_JOB, of=THE_JOB))
def retry(who: Who) -> Response:
    """What is done is not done again."""
    job = retry_job(who.settings, int(who.found.id), str(who.person.id), who.at)
    return see_other(f"/jobs/{job.id}", Said("已重新排队，办成的各项不重办", "queued again; what is done stays done"))
