"""acceptance case list: one line a case."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from service.authoring.problem import RuleProblems
from service.casework.state import State
from service.cli.case.acting import today
from service.cli.console import screen, stopping_on
from service.cli.options import Lang, read_word
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Role
from service.workflow.cases.list_cases import CaseLine, Wanted, list_cases
from service.workflow.parks.registry_rules import jurisdiction_of, opened_rules

_HEADINGS = (
    Said("案卷", "case"),
    Said("园区", "park"),
    Said("规划期", "programme"),
    Said("状态", "state"),
    Said("轮次", "round"),
    Said("轮到", "whose turn"),
    Said("期限", "until"),
    Said("办理记录", "acts"),
)
_NONE = Said("没有符合条件的案卷", "no such cases")


def read_state(text: str) -> State:
    """`signing` or 会商会签; ends with code 2 for anything else."""
    return read_word(text, State, Said("状态", "state"))


def print_cases(
    state: Annotated[
        State | None, typer.Option(parser=read_state, metavar="状态", help="只列这一状态的，如 signing 或 会商会签")
    ] = None,
    jurisdiction: Annotated[str, typer.Option(metavar="地区", help="只列这一主管地区的，如 浙江、zhejiang")] = "",
    overdue: Annotated[bool, typer.Option("--overdue", help="只列已过期限的")] = False,
    lang: Lang = Language.ZH,
) -> None:
    """列出案卷：处于什么状态、轮到谁、到什么时候。"""
    with stopping_on(RuleProblems, language=lang):
        settings = load_settings()
        place = jurisdiction_of(jurisdiction, opened_rules(settings)) if jurisdiction else ""
        lines = list_cases(settings, Wanted(state or "", place, late_on=today() if overdue else None))
    if not lines:
        screen().print(_NONE.told(lang))
        return
    table = Table(*(heading.told(lang) for heading in _HEADINGS))
    for line in lines:
        table.add_row(*(escape(text) for text in _cells(line, lang)))
    screen().print(table)


def _cells(line: CaseLine, lang: Language) -> tuple[str, ...]:
    turn = "、".join(Role(role).said.told(lang) for role in line.next_actor.split(",") if role)
    state = line.state.said.told(lang)
    due = str(line.due or "")
    return line.id, line.park_name, line.programme, state, str(line.round), turn, due, str(line.version)
