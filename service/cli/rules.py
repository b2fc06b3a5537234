"""acceptance rules: check the rule base, and run the rules' own examples."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import screen, stop, stopping_on
from service.cli.options import Day, day_or_today
from service.settings import load_settings
from service.workflow.check_rules import check_rules
from service.workflow.rule_base import RuleProblems, UnknownPack
from service.workflow.try_criteria import Ran, UnreadableFeature, run_criteria
from service.workflow.try_rules import Tried, run_examples

app = typer.Typer(help="规则库：检查与试算。", no_args_is_help=True)
FAULTY = 1

PackArgument = Annotated[str | None, typer.Argument(metavar="规则包", help="不写时检查全部规则包")]


@app.command("check")
def check(pack: PackArgument = None, on: Day = None) -> None:
    """检查规则包、评分标准、指标目录和条款：位置、问题、修复办法。"""
    with stopping_on(UnknownPack):
        try:
            checked = check_rules(load_settings(), pack, day_or_today(on))
        except RuleProblems as faulty:
            for problem in faulty.problems:
                screen(stderr=True).print(f"[red]{escape(str(problem))}[/]")
            stop(f"规则库有 {len(faulty.problems)} 处问题", FAULTY)
    for line in checked:
        screen().print(escape(line))


@app.command("test")
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
