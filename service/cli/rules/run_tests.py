"""acceptance rules test: run the rules' own examples and the scenarios of the criteria; say what they show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import typer
from rich.markup import escape

from service.cli.console import screen, stopping_on
from service.cli.options import Day, Lang, day_or_today
from service.cli.rules.arguments import FAULTY, PackArgument
from service.settings import Settings, load_settings
from service.vocabulary.language import Language
from service.workflow.rules.cover_rules import cover_rules
from service.workflow.rules.rule_base import RuleProblems, UnknownPack
from service.workflow.rules.try_criteria import Ran, UnreadableFeature, run_criteria
from service.workflow.rules.try_rules import Tried, run_examples

_TOLD = {
    Language.ZH: ("规则例子", "验收准则场景", "个通过", "个未通过"),
    Language.EN: ("examples", "criteria", "hold", "do not"),
}


def run_tests(pack: PackArgument = None, on: Day = None, lang: Lang = Language.ZH) -> None:
    """用两套独立计算运行每条规则自带的例子，以及验收准则的场景（features/criteria）；列出例子没有表明的判定和界线。

    界线的每一侧都要有例子：恰好在界线上的，和判定不同的另一侧离界线不超过一个末位单位（百分数不超过 1%，计数为 1）的；
    词语列的每个词也一样。百分比向下取整，不到 100% 即以 1 结束。
    """
    with stopping_on(UnknownPack, RuleProblems, UnreadableFeature, language=lang):
        settings, day = load_settings(), day_or_today(on)
        examples, criteria, _, _ = _TOLD[lang]
        holds = [_told(examples, run_examples(settings, pack, day), lang)]
        holds.append(_told(criteria, run_criteria(settings, pack, day), lang))
        holds.append(_all_shown(settings, pack, day, lang))
    if not all(holds):
        raise typer.Exit(FAULTY)


def _told(what: str, results: Sequence[Tried | Ran], lang: Language) -> bool:
    """Print the faults, then how many hold; whether all do."""
    failed = [result for result in results if result.fault]
    for result in failed:
        screen(stderr=True).print(f"[red]{escape(result.told(lang))}[/]")
    _, _, hold, fail = _TOLD[lang]
    colon, comma = ("：", "，") if lang is Language.ZH else (": ", ", ")
    screen().print(f"{what}{colon}{len(results) - len(failed)} {hold}{comma}{len(failed)} {fail}")
    return not failed


def _all_shown(settings: Settings, pack: str | None, on: date, lang: Language) -> bool:
    """Print what the examples do not show, then how much they do; whether they show all."""
    covered = cover_rules(settings, pack, on, lang)
    for one in covered:
        for gap in one.gaps:
            screen(stderr=True).print(f"[red]{escape(gap.told(lang))}[/]")
        screen().print(escape(one.told(lang)))
    return not any(one.gaps for one in covered)
