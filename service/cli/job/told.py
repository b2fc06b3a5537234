"""A job and its items as the command line shows them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime

from service.vocabulary.day import moment
from service.vocabulary.job import Item, Job, JobError, Progress
from service.vocabulary.language import Language, Said


def state_of(job: Job, language: Language) -> str:
    """The word for its state; of a running one that is to be cancelled, and of one that waits for its next try, that
    too."""
    said = job.state.said
    if job.cancel_asked and job.finished_at is None:
        said = Said(f"{said.zh}，已要求取消", f"{said.en}, to be cancelled")
    elif job.not_before is not None:
        zh, en = moment(job.not_before)
        said = Said(f"{said.zh}，{zh} 后再试", f"{said.en}, tried again after {en}")
    return said.told(language)


def progress_of(progress: Progress, language: Language) -> str:
    """`3/10，失败 1`; empty while nobody knows."""
    if progress.total is None and not progress.done:
        return ""
    counted = str(progress.done) if progress.total is None else f"{progress.done}/{progress.total}"
    if not progress.failed:
        return counted
    return Said(f"{counted}，失败 {progress.failed}", f"{counted}, {progress.failed} failed").told(language)


def when(at: datetime | None, language: Language) -> str:
    """A moment as people read it; empty where there is none yet."""
    return "" if at is None else moment(at).told(language)


def as_text(result: Mapping[str, object] | None, language: Language) -> str:
    """A result in one line; empty where there is none."""
    if result is None:
        return ""
    parts = (_part(one, language) for one in result.values())
    return "，".join(f"{name}={part}" for name, part in zip(result, parts, strict=True))


def _part(value: object, language: Language) -> str:
    if isinstance(value, dict) and value.keys() == {"zh", "en"}:
        return Said(**value).told(language)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def job_as_json(job: Job) -> dict[str, object]:
    """The job as plain JSON values."""
    asked = {field.name: getattr(job.asked, field.name) for field in fields(job.asked)}
    asked["arguments"] = json.loads(str(asked.pop("arguments_json")))
    times = ("created_at", "started_at", "finished_at", "lease_until", "not_before")
    return {
        "id": job.id,
        **asked,
        "state": job.state.value,
        "done": job.progress.done,
        "total": job.progress.total,
        "failed": job.progress.failed,
        "message": job.progress.message._asdict() if job.progress.message else None,
        "attempts": job.attempts,
        "worker": job.worker,
        "cancel_asked": job.cancel_asked,
        **{name: at.isoformat() if (at := getattr(job, name)) is not None else None for name in times},
        "result": job.result,
        "error": _error_as_json(job.error),
    }


def item_as_json(item: Item) -> dict[str, object]:
    """The item as plain JSON values."""
    return {
        "key": item.key,
        "state": item.state.value,
        "result": item.result,
        "error": _error_as_json(item.error),
    }


def _error_as_json(error: JobError | None) -> dict[str, str] | None:
    return None if error is None else {"code": error.code, **error.said._asdict()}
