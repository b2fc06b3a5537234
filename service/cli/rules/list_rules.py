"""acceptance rules list: the rules by theme, clause or indicator."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from service.assessment.labels import say
from service.cli.console import screen, stopping_on
from service.cli.options import Day, Lang, day_or_today
from service.cli.rules.arguments import PackArgument
from service.settings import load_settings
from service.vocabulary.language import Language
from service.workflow.rules.list_rules import UnknownWord, Wanted, list_rules
from service.workflow.rules.rule_base import RuleProblems, UnknownPack


def print_rules(
    pack: PackArgument = None,
    theme: Annotated[str, typer.Option(metavar="主题", help="如 targets 或 预期成效")] = "",
    clause: Annotated[str, typer.Option(metavar="条款号", help="如 三(三) 或 ndrc-2021-1004/三(三).4")] = "",
    indicator: Annotated[str, typer.Option(metavar="指标", help="指标或原始数据的编码或名称")] = "",
    on: Day = None,
    lang: Lang = Language.ZH,
) -> None:
    """列出规则，可按主题、条款、指标筛选。"""
    with stopping_on(UnknownPack, RuleProblems, UnknownWord, language=lang):
        found = list_rules(load_settings(), pack, day_or_today(on), Wanted(theme, clause, indicator))
    gap = "  " if lang is Language.EN else "　"
    for of, rule in found:
        number = rule.clause.rpartition("/")[2]
        screen().print(escape(gap.join((of.id, say(rule.theme.label, lang), rule.id, rule.titled(lang), number))))
    screen().print(f"Rules: {len(found)}" if lang is Language.EN else f"规则：{len(found)} 条")
