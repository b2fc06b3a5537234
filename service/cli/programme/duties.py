"""acceptance programme duties: what is to be filed, what is overdue, whose turn it is."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Column, Table

from service.authoring.problem import RuleProblems
from service.casework.duties import Progress
from service.cli.console import screen, stopping_on
from service.cli.options import Lang, day_or_today, read_day, read_word
from service.cli.park.table import place
from service.cli.registry_options import ProgrammeOption
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.parks.programme_duties import Duties, DutyStatus, programme_duties
from service.workflow.parks.registry_rules import RELIABILITIES

_HEADINGS = (
    Said("期限", "due"), Said("责任", "duty"), Said("期", "period"), Said("报送单位", "by"), Said("报送给", "to"),
    Said("情况", "state"), Said("该谁办", "turn"), Said("期限的依据", "day from"),
)  # fmt: skip


def read_progress(text: str) -> Progress:
    """`overdue`, 逾期 and the like; ends with code 2 for anything else."""
    return read_word(text, Progress, Said("情况", "progress"))


def print_duties(
    jurisdiction: Annotated[str, typer.Option("--jurisdiction", metavar="地区", help="不写为全部主管地区")] = "",
    park: Annotated[str, typer.Option("--park", metavar="园区", help="只看一个园区的责任")] = "",
    state: Annotated[
        Progress | None, typer.Option("--state", parser=read_progress, metavar="情况", help="如 overdue（逾期）")
    ] = None,
    on: Annotated[
        date | None, typer.Option("--on", parser=read_day, metavar="日期", help="看哪一天的情况；不写为今天")
    ] = None,
    programme: ProgrammeOption = "",
    lang: Lang = Language.ZH,
) -> None:
    """列出报送责任：谁向谁报、期限、已报送还是逾期几天、该谁办；通知没有写明日期的，注明所用日期的来历。"""
    with stopping_on(RuleProblems, language=lang):
        found = programme_duties(load_settings(), programme, jurisdiction, park, day_or_today(on))
    table = Table(*(Column(heading.told(lang), overflow="fold") for heading in _HEADINGS))
    wanted = [one for one in found.statuses if state in (None, one.progress)]
    for one in wanted:
        table.add_row(*map(escape, _cells(one, found, lang)))
    if wanted:
        screen().print(table)
    counts = Counter(one.progress for one in found.statuses)
    mark = ", " if lang is Language.EN else "，"
    screen().print(mark.join(f"{progress.said.told(lang)} {counts[progress]}" for progress in Progress))


def _cells(status: DutyStatus, found: Duties, lang: Language) -> tuple[str, ...]:
    duty, one = status.obligation.occasion.duty, status.obligation
    park = found.parks.get(one.park)
    who = f"{park.id} {park.name}" if park is not None else place(one.jurisdiction, found.jurisdictions, lang)
    reliability = duty.reliability if lang is Language.EN else RELIABILITIES[duty.reliability]
    return (
        str(one.occasion.due),
        duty.title,
        one.occasion.period,
        who,
        duty.to,
        _state(status).told(lang),
        status.turn.said.told(lang) if status.turn is not None else "",
        f"{duty.clause.rpartition('/')[2]} {duty.wording} [{reliability}]",
    )


def _state(status: DutyStatus) -> Said:
    word = status.progress.said
    if status.filing is not None:
        late = status.days
        zh = f"{word.zh} {status.filing.filed_on}{f'，晚 {late} 天' if late else ''}"
        return Said(zh, f"{word.en} {status.filing.filed_on}{f', {late} days late' if late else ''}")
    return Said(f"{word.zh} {status.days} 天", f"{word.en} by {status.days} days") if status.days else word
