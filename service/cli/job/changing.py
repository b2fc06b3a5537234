"""acceptance job cancel, retry."""

from __future__ import annotations

from datetime import UTC, datetime

from rich.markup import escape

from service.cli.console import screen, stopping_on
from service.cli.job.options import By, Number
from service.cli.job.told import state_of
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.job import Job
from service.vocabulary.language import Language, Said
from service.workflow.jobs.change_job import cancel_job, retry_job


def cancel(number: Number, by: By = "", lang: Lang = Language.ZH) -> None:
    """取消一个作业：排队的立即取消，办理中的办完手上这一项就停；已完成的各项保留。"""
    with stopping_on(language=lang):
        job = cancel_job(load_settings(), number, by, datetime.now(UTC))
    _tell(job, lang)


def retry(number: Number, by: By = "", lang: Lang = Language.ZH) -> None:
    """重试失败、已取消或有失败项的作业：已完成的各项保留，其余再办一次。"""
    with stopping_on(language=lang):
        job = retry_job(load_settings(), number, by, datetime.now(UTC))
    _tell(job, lang)


def _tell(job: Job, lang: Language) -> None:
    state = state_of(job, lang)
    screen().print(escape(Said(f"作业 {job.id}：{state}", f"job {job.id}: {state}").told(lang)))
