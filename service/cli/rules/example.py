"""acceptance rules example: an input of a rule as a line for its examples."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import DIFFERENT, UNUSABLE, screen, stop, stopping_on
from service.cli.options import Day, Lang, day_or_today
from service.cli.rules.arguments import others_told
from service.settings import load_settings
from service.vocabulary.language import Language
from service.workflow.rules.rule_base import RuleProblem, RuleProblems, UnknownPack, UnknownRule
from service.workflow.rules.rule_example import RuleExample, rule_example

_NOT_ONE = {
    Language.ZH: ("两套独立计算不一致", "各对象的判定不同，请拆成几个例子"),
    Language.EN: ("the two evaluators differ", "the subjects differ; give the values of one of them"),
}
_TAKEN = {Language.ZH: "取规则包 {pack}；", Language.EN: "taken from pack {pack}; "}


def example(
    rule: Annotated[str, typer.Argument(metavar="规则编号", help="如 TG-07")],
    values: Annotated[list[str], typer.Argument(metavar="名称=值", help="如 attainment=95%；值可以是 missing")],
    pack: Annotated[str | None, typer.Option("--pack", metavar="规则包", help="不写时取第一个有这条规则的")] = None,
    on: Day = None,
    language: Lang = Language.ZH,
) -> None:
    """把一组数据变成规则的一个例子：印出可以粘贴到 examples: 的一行，附两套独立计算的判定。"""
    with stopping_on(UnknownPack, UnknownRule):
        try:
            made = rule_example(load_settings(), pack, rule.strip().upper(), values, day_or_today(on))
        except RuleProblems as faulty:
            stop("\n".join(_of_word(problem, language) for problem in faulty.problems), UNUSABLE)
    if made.others:
        told = _TAKEN[language].format(pack=made.pack) + others_told(made.others, language)
        screen(stderr=True).print(escape(told))
    if not made.line:
        _stop_differing(made, language)
    screen().print(escape(made.line))


def _of_word(problem: RuleProblem, language: Language) -> str:
    """A problem with the word of the command line, or the place in a file, that it is about."""
    place = str(problem.position)
    told = problem.told(language).removeprefix(place).strip()
    return f"{problem.position.file if '=' in place or problem.code == 'no-pair' else place} {told}"


def _stop_differing(made: RuleExample, language: Language) -> None:
    apart, mixed = _NOT_ONE[language]
    told = [f"{subject}：{' / '.join(dict.fromkeys(pair))}" for subject, pair in made.verdicts.items()]
    stop("\n".join([mixed if made.agree else apart, *told]), UNUSABLE if made.agree else DIFFERENT)
