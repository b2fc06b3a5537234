"""acceptance job list: one line a job."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from service.authoring.problem import RuleProblems
from service.cli.console import screen, stopping_on
from service.cli.job.options import Json
from service.cli.job.told import job_as_json, progress_of, state_of, when
from service.cli.options import Lang, read_word
from service.settings import load_settings
from service.vocabulary.job import Job, JobState
from service.vocabulary.jurisdiction import Jurisdictions
from service.vocabulary.language import Language, Said
from service.workflow.jobs.kinds import kind_named, kinds
from service.workflow.jobs.list_jobs import WantedJobs, list_jobs
from service.workflow.parks.registry_rules import authority_of, opened_rules, place_names

_HEADINGS = (
    Said("编号", "id"),
    Said("作业", "job"),
    Said("地区", "jurisdiction"),
    Said("状态", "state"),
    Said("进度", "progress"),
    Said("提交", "submitted"),
    Said("结束", "ended"),
)
_NONE = Said("没有符合条件的作业", "no such jobs")


def read_state(text: str) -> JobState:
    """`running` or 办理中; ends with code 2 for anything else."""
    return read_word(text, JobState, Said("状态", "state"))


def print_jobs(
    state: Annotated[
        JobState | None, typer.Option(parser=read_state, metavar="状态", help="只列这一状态的，如 failed 或 失败")
    ] = None,
    kind: Annotated[str, typer.Option(metavar="作业", help="只列这一种的")] = "",
    jurisdiction: Annotated[str, typer.Option(metavar="地区", help="只列这一主管地区的，如 浙江、zhejiang")] = "",
    limit: Annotated[int, typer.Option(metavar="个数", min=1, help="最近的几个")] = 50,
    as_json: Json = False,
    lang: Lang = Language.ZH,
) -> None:
    """列出作业，最近的在前：是什么、到哪一步。"""
    with stopping_on(RuleProblems, language=lang):
        settings = load_settings()
        known = kinds(settings)
        wanted = WantedJobs(
            state=state,
            kind=kind_named(kind, known).name if kind else None,
            jurisdiction=authority_of(jurisdiction, opened_rules(settings)) if jurisdiction else None,
            limit=limit,
        )
        jobs = list_jobs(settings, wanted)
    if as_json:
        typer.echo(json.dumps([job_as_json(job) for job in jobs], ensure_ascii=False, indent=2))
    elif jobs:
        _print(jobs, {kind.name: kind.said for kind in known}, place_names(settings), lang)
    else:
        screen().print(_NONE.told(lang))


def _print(jobs: tuple[Job, ...], names: dict[str, Said], places: Jurisdictions, lang: Language) -> None:
    table = Table(*(heading.told(lang) for heading in _HEADINGS))
    for job in jobs:
        asked = job.asked
        name = names.get(asked.kind, Said(asked.kind, asked.kind)).told(lang)
        progress = progress_of(job.progress, lang)
        times = (when(at, lang) for at in (job.created_at, job.finished_at))
        place = Said(places.titled(asked.jurisdiction), asked.jurisdiction).told(lang)
        cells = (str(job.id), name, place, state_of(job, lang), progress, *times)
        table.add_row(*(escape(text) for text in cells))
    screen().print(table)
