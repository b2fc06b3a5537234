"""acceptance rules test: run the rules' own examples and the scenarios of the acceptance criteria."""

from __future__ import annotations

from collections.abc import Sequence

import typer
from rich.markup import escape

from service.cli.console import screen, stopping_on
from service.cli.options import Day, day_or_today
from service.cli.rules.arguments import FAULTY, PackArgument
from service.settings import load_settings
from service.workflow.rule_base import RuleProblems, UnknownPack
from service.workflow.try_criteria import Ran, UnreadableFeature, run_criteria
from service.workflow.try_rules import Tried, run_examples


def run_tests(pack: PackArgument = None, on: Day = None) -> None:
    """用两套独立计算运行每条规则自带的例子，以及验收准则的场景（features/criteria）。"""
    with stopping_on(UnknownPack, RuleProblems, UnreadableFeature):
        settings, day = load_settings(), day_or_today(on)
        holds = [_told("规则例子", run_examples(settings, pack, day))]
        holds.append(_told("验收准则场景", run_criteria(settings, pack, day)))
    if not all(holds):
        raise typer.Exit(FAULTY)


def _told(what: str, results: Sequence[Tried | Ran]) -> bool:
    """Print the faults, then how many hold; whether all do."""
    failed = [result for result in results if result.fault]
    for result in failed:
        screen(stderr=True).print(f"[red]{escape(str(result))}[/]")
    screen().print(f"{what}：{len(results) - len(failed)} 个通过，{len(failed)} 个未通过")
    return not failed
