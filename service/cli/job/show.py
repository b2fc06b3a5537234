"""acceptance job show: one job with what became of its items."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from service.cli.console import screen, stopping_on
from service.cli.job.options import Json, Number
from service.cli.job.told import as_text, item_as_json, job_as_json, progress_of, state_of, when
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.job import Item, ItemState, Job
from service.vocabulary.language import Language, Said
from service.workflow.jobs.kinds import kinds
from service.workflow.jobs.show_job import show_job

_HEADINGS = (Said("项", "item"), Said("状态", "state"), Said("结果或原因", "result or reason"))


def show(
    number: Number,
    failed: Annotated[bool, typer.Option("--failed", help="只列失败的各项")] = False,
    as_json: Json = False,
    lang: Lang = Language.ZH,
) -> None:
    """一个作业：进度、结果、各项的结果；失败的写明原因。"""
    with stopping_on(language=lang):
        settings = load_settings()
        shown = show_job(settings, number)
    items = tuple(item for item in shown.items if not failed or item.state is ItemState.FAILED)
    if as_json:
        whole = {**job_as_json(shown.job), "items": [item_as_json(item) for item in items]}
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return
    names = {kind.name: kind.said for kind in kinds(settings)}
    for said in _lines(shown.job, names, lang):
        screen().print(escape(said.told(lang)))
    if items:
        _print(items, lang)


def _lines(job: Job, names: dict[str, Said], lang: Language) -> Iterator[Said]:
    asked, name = job.asked, names.get(job.asked.kind, Said(job.asked.kind, job.asked.kind))
    yield Said(f"作业 {job.id}：{name.zh}", f"job {job.id}: {name.en}")
    if asked.jurisdiction:
        yield Said(f"地区：{asked.jurisdiction}", f"jurisdiction: {asked.jurisdiction}")
    yield Said(f"参数：{asked.arguments_json}", f"arguments: {asked.arguments_json}")
    yield Said(f"状态：{state_of(job, lang)}", f"state: {state_of(job, lang)}")
    if progress := progress_of(job.progress, lang):
        yield Said(f"进度：{progress}", f"progress: {progress}")
    if job.progress.message is not None:
        yield job.progress.message
    for label, at in _times(job):
        yield Said(f"{label.zh}：{when(at, lang)}", f"{label.en}: {when(at, lang)}")
    if job.worker:
        yield Said(f"办理进程：{job.worker}（第 {job.token} 次办理）", f"worker: {job.worker} (attempt {job.token})")
    if job.result:
        yield Said(f"结果：{as_text(job.result, lang)}", f"result: {as_text(job.result, lang)}")
    if job.error is not None:
        yield Said(f"原因：{job.error.said.zh}", f"reason: {job.error.said.en}")


def _times(job: Job) -> Iterator[tuple[Said, datetime]]:
    yield Said("提交", "submitted"), job.created_at
    if job.started_at is not None:
        yield Said("开始", "started"), job.started_at
    if job.finished_at is not None:
        yield Said("结束", "ended"), job.finished_at


def _print(items: tuple[Item, ...], lang: Language) -> None:
    table = Table(*(heading.told(lang) for heading in _HEADINGS))
    for item in items:
        reason = item.error.said.told(lang) if item.error else as_text(item.result, lang)
        table.add_row(escape(item.key), item.state.said.told(lang), escape(reason))
    screen().print(table)
