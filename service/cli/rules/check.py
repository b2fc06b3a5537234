"""acceptance rules check: whether the rule base is in order, and what is proved of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import screen, stop, stopping_on
from service.cli.options import Day, Lang, day_or_today
from service.cli.rules.arguments import FAULTY
from service.settings import load_settings
from service.vocabulary.language import Language
from service.workflow.rules.check_rules import UnknownPack, UnreadableFeature, check_rules
from service.workflow.rules.pack_folder import located

_OTHER_DAY = {
    Language.ZH: "{pack} 在 {asked} 不施行，按离它最近的施行日 {on} 检查",
    Language.EN: "{pack} is not in force on {asked}; checked on {on}, the nearest day on which it is",
}


def check(
    pack: Annotated[
        str | None, typer.Argument(metavar="规则包或文件夹", help="名称，或文件夹的路径；不写时取全部规则包")
    ] = None,
    proofs: Annotated[bool, typer.Option("--proofs", help="逐项列出证明及其结果")] = False,
    rubrics: Annotated[Path | None, typer.Option("--rubrics", metavar="文件夹", help="评分标准所在的文件夹")] = None,
    on: Day = None,
    language: Lang = Language.ZH,
) -> None:
    """检查规则包、评分标准、指标目录和条款（位置、问题、修复办法），并证明判定、得分和结论单调。"""
    with stopping_on(UnknownPack, UnreadableFeature):
        day = day_or_today(on)
        found = located(load_settings(), pack, rubrics, day)
        checked = check_rules(found.settings, found.pack, found.on, proofs, language)
    if found.on != day:
        screen().print(escape(_OTHER_DAY[language].format(pack=found.pack, asked=day, on=found.on)))
    for line in checked.told:
        screen().print(escape(line))
    if checked.told:
        where = "Rule base read" if language is Language.EN else "读取的规则库"
        screen().print(escape(f"{where}{': ' if language is Language.EN else '：'}{found.settings.rules_dir}"))
    for problem in checked.problems:
        screen(stderr=True).print(f"[red]{escape(problem.told(language))}[/]")
    if count := len(checked.problems):
        stop(
            f"{count} problem{'s' if count > 1 else ''}" if language is Language.EN else f"规则库有 {count} 处问题",
            FAULTY,
        )
