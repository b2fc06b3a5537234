"""acceptance rules diff: which inputs two rule bases judge differently, and the version that follows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import saving, screen, stop, stopping_on
from service.cli.options import Day, Force, Lang, day_or_today
from service.cli.rules.arguments import FAULTY
from service.settings import load_settings
from service.vocabulary.language import Language
from service.workflow.rules.diff_rules import Difference, Source, UnknownSource, diff_rules, json_difference, report
from service.workflow.rules.rule_base import RuleProblems, UnknownPack
from service.workflow.saving import check_output, save

_SOURCE = "规则包（base-145）、版本（base-145@2024.1）、摘要的开头、规则包文件夹或规则库文件夹"


def diff(
    before: Annotated[str, typer.Argument(metavar="旧", help=_SOURCE)],
    after: Annotated[str, typer.Argument(metavar="新", help=_SOURCE)],
    on: Day = None,
    pack: Annotated[str | None, typer.Option(help="给出规则库文件夹时，比较其中哪个规则包")] = None,
    rubrics: Annotated[
        str | None, typer.Option(metavar="旧,新", help="两边评分标准的文件夹；不写时取规则库旁边的 rubrics")
    ] = None,
    json: Annotated[Path | None, typer.Option(help="把差异写成 JSON 文件")] = None,
    force: Force = False,
    lang: Lang = Language.ZH,
) -> None:
    """比较两个规则库：哪些输入判定不同，对得分和结论有什么影响，版本应怎样升。"""
    if json is not None:
        with saving():
            check_output(json, ".json", force=force, renewable=True)
    folders = _rubric_folders(rubrics)
    sources = [Source(text, pack, folder) for text, folder in zip((before, after), folders, strict=True)]
    with stopping_on(UnknownPack, UnknownSource, language=lang):
        try:
            found = diff_rules(load_settings(), sources[0], sources[1], day_or_today(on))
        except RuleProblems as faulty:
            for problem in faulty.problems:
                screen(stderr=True).print(f"[red]{escape(problem.told(lang))}[/]")
            count = len(faulty.problems)
            stop(
                f"not compared: problems {count}" if lang is Language.EN else f"规则库有 {count} 处问题，无法比较",
                FAULTY,
            )
    _show(found, lang)
    if json is not None:
        with saving():
            save(json, json_difference(found).encode())


def _rubric_folders(text: str | None) -> tuple[Path | None, Path | None]:
    if text is None:
        return None, None
    folders = [Path(part.strip()).expanduser() for part in text.split(",")]
    if len(folders) != 2 or not all(folder.is_dir() for folder in folders):
        stop(f"--rubrics “{text}”不是两个已有的文件夹；请写成 旧文件夹,新文件夹")
    return folders[0], folders[1]


def _show(found: Difference, lang: Language) -> None:
    for line in report(found, lang):
        heading = line and not line.startswith(" ")
        screen().print(f"[bold]{escape(line)}[/]" if heading else escape(line))
