"""acceptance rules check: whether the rule base is in order."""

from __future__ import annotations

from rich.markup import escape

from service.cli.console import screen, stop, stopping_on
from service.cli.options import Day, day_or_today
from service.cli.rules.arguments import FAULTY, PackArgument
from service.settings import load_settings
from service.workflow.check_rules import UnreadableFeature, check_rules
from service.workflow.rule_base import RuleProblems, UnknownPack


def check(pack: PackArgument = None, on: Day = None) -> None:
    """检查规则包、评分标准、指标目录和条款：位置、问题、修复办法。"""
    with stopping_on(UnknownPack, UnreadableFeature):
        try:
            checked = check_rules(load_settings(), pack, day_or_today(on))
        except RuleProblems as faulty:
            for problem in faulty.problems:
                screen(stderr=True).print(f"[red]{escape(str(problem))}[/]")
            stop(f"规则库有 {len(faulty.problems)} 处问题", FAULTY)
    for line in checked:
        screen().print(escape(line))
