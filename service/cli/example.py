"""acceptance example: the example parks as workbooks, or everything for a case that is driven by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import saving, screen, stop, stopping_on
from service.cli.options import Force, Lang
from service.settings import Settings, load_settings
from service.vocabulary.day import day_of
from service.vocabulary.language import Language, Said
from service.workflow.evaluation.examples import UnknownExample, examples, write_example
from service.workflow.rules.rule_base import RuleProblems, UnknownPack
from service.workflow.walkthrough.example_case import write_example_case

app = typer.Typer(add_completion=False)

_CASE = "case"
_CASE_TOLD = Said(
    "办理一个案卷的全部材料和步骤，写到一个文件夹：同一个虚构园区缺数据、未达标、整改后三次提交，从立案到两次签发",
    "everything for a whole case, written into a folder: the same invented park hands in three times, with data "
    "lacking, short of its targets, and after rectification, from opening the case to issuing twice",
)
_NO_OUT = Said(
    "请用 -o 指定写到哪个文件，例如 -o 示例.xlsx；case 写到一个文件夹，例如 acceptance example case -o 演示",
    "say by -o which file to write, such as -o example.xlsx; case is written into a folder, such as acceptance example "
    "case -o demo",
)


@app.command("example")
def command(
    name: Annotated[str | None, typer.Argument(metavar="名称", help="示例名称；不写时列出全部示例")] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="写到哪个文件（.xlsx）；case 写到哪个文件夹")] = None,
    force: Force = False,
    lang: Lang = Language.ZH,
) -> None:
    """列出示例，把一个示例写成评估工作簿（有核查记录的一并写出），或写出办理一个案卷的全部材料（case）。"""
    with stopping_on(UnknownExample, UnknownPack, RuleProblems, language=lang):
        settings = load_settings()
        if name is None:
            _list(settings, lang)
            return
        if out is None:
            stop(_NO_OUT.told(lang))
        with saving(lang):
            for written in _write(settings, name, out, force):
                screen().print(escape(Said(f"已写出 {written}", f"written: {written}").told(lang)))
        if name == _CASE:
            told = Said(
                f"请打开 {written}，在文件夹 {out} 里逐段运行其中的命令",
                f"open {written} and run its commands step by step in the folder {out}",
            )
            screen().print(escape(told.told(lang)))


def _list(settings: Settings, language: Language) -> None:
    """What an example says of itself is Chinese, like its workbooks."""
    for example in examples(settings):
        screen().print(f"[bold]{escape(example.name)}[/]　{escape(example.title)}：{escape(example.description)}")
    screen().print(f"[bold]{_CASE}[/]　{_CASE_TOLD.told(language)}")


def _write(settings: Settings, name: str, out: Path, force: bool) -> tuple[Path, ...]:
    if name == _CASE:
        return write_example_case(settings, out, day_of(datetime.now(UTC)), force)
    return write_example(settings, name, out, force)
