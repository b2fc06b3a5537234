"""acceptance example: the example cases as workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import saving, screen, stop, stopping_on
from service.cli.options import Force
from service.settings import load_settings
from service.workflow.examples import UnknownExample, examples, write_example
from service.workflow.rule_base import RuleProblems, UnknownPack


def command(
    name: Annotated[str | None, typer.Argument(metavar="名称", help="示例名称；不写时列出全部示例")] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="写到哪个文件（.xlsx）")] = None,
    force: Force = False,
) -> None:
    """列出示例，或把一个示例写成评估工作簿（有核查记录的一并写出）。"""
    with stopping_on(UnknownExample, UnknownPack, RuleProblems):
        settings = load_settings()
        if name is None:
            for example in examples(settings):
                screen().print(
                    f"[bold]{escape(example.name)}[/]　{escape(example.title)}：{escape(example.description)}"
                )
            return
        if out is None:
            stop("请用 -o 指定写到哪个文件，例如 -o 示例.xlsx")
        with saving():
            for written in write_example(settings, name, out, force):
                screen().print(f"已写出 {escape(str(written))}")
