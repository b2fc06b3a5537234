"""acceptance case procedure: what can be done when, by whom, on what conditions, and the values of the procedure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.markup import escape

from service.casework.commands import COMMANDS
from service.casework.procedure_told import RowTold, table_told, values_told
from service.cli.console import screen, stopping_on
from service.cli.options import Day, Lang, day_or_today
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.cases.procedures import procedure_of
from service.workflow.rules.rule_base import RuleProblems

_STATES = Said("环节", "at")
_ROLES = Said("办理", "by")
_CONDITIONS = Said("条件", "if")
_LEADS = Said("办后", "then")


def procedure(
    jurisdiction: Annotated[str, typer.Option(metavar="地区", help="哪个主管地区的办理程序，如 zhejiang")] = "",
    on: Day = None,
    lang: Lang = Language.ZH,
) -> None:
    """案卷的办理程序：期限、人数和部门，以及每项办理在什么环节、由谁、满足什么条件、办到哪里。"""
    with stopping_on(RuleProblems, language=lang):
        used = procedure_of(load_settings(), jurisdiction, day_or_today(on))
    screen().print(escape(f"{used.title}　{used.note}"), style="bold")
    for line in values_told(used, lang):
        screen().print(escape(f"  {line}"))
    for row in table_told(lang):
        for line in _lines(row, lang):
            screen().print(escape(line))


def _lines(row: RowTold, lang: Language) -> Iterator[str]:
    yield f"{row.label}　acceptance case {COMMANDS[row.transition.act]}"
    colon = ": " if lang is Language.EN else "："
    for heading, text in ((_STATES, row.states), (_ROLES, row.roles), (_LEADS, row.leads)):
        yield f"  {heading.told(lang)}{colon}{text}"
    for condition in row.conditions:
        yield f"  {_CONDITIONS.told(lang)}{colon}{condition}"
