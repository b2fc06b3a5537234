"""acceptance rules explain: one rule in plain words."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from service.assessment.labels import say
from service.cli.console import screen, stopping_on
from service.cli.options import Day, Lang, day_or_today
from service.cli.rules.arguments import others_told
from service.settings import load_settings
from service.vocabulary.language import Language
from service.workflow.rules.explain_rule import UnreadableFeature, explain_rule
from service.workflow.rules.rule_base import RuleProblems, UnknownPack, UnknownRule


def explain(
    rule: Annotated[str, typer.Argument(metavar="编号", help="规则编号，如 TG-07")],
    pack: Annotated[str | None, typer.Option(help="规则包；不写时取第一个有这条规则的")] = None,
    on: Day = None,
    lang: Lang = Language.ZH,
) -> None:
    """用平常的话说明一条规则：判什么、谁说了算、怎样判、数从哪里来、计多少分、影响什么、哪些场景展示它、沿革。"""
    with stopping_on(UnknownPack, UnknownRule, RuleProblems, UnreadableFeature, language=lang):
        told = explain_rule(load_settings(), rule.strip().upper(), pack, day_or_today(on))
    of, one, out = told.matrix.pack, told.line.rule, screen()
    colon, gap = (": ", "  ") if lang is Language.EN else ("：", "　")
    theme = say(one.theme.label, lang)
    out.print(escape(f"{one.id} {one.titled(lang)}"), style="bold")
    out.print(escape(f"{say('规则包', lang)}{colon}{of.id} {of.version}{gap}{theme}{gap}{one.position.file}"))
    if told.others:
        out.print(escape(others_told(told.others, lang)))
    for part in told.parts:
        out.print(f"\n{say(part.title, lang).capitalize()}", style="bold")
        for line in part.lines:
            out.print(escape(f"  {line.told(lang)}"))
