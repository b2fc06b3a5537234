"""acceptance demo: the main job on every example case, from a written workbook to a conclusion."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import typer
from rich.markup import escape

from service.cli.console import saving, screen, stopping_on
from service.cli.evaluate import show
from service.cli.options import Lang
from service.settings import Settings, load_settings
from service.vocabulary.language import Language
from service.workflow.evaluation.evaluate import evaluate
from service.workflow.evaluation.examples import Example, examples, write_example
from service.workflow.rules.rule_base import RuleProblems

app = typer.Typer(add_completion=False)


@app.command("demo")
def command(lang: Lang = Language.ZH) -> None:
    """在全部示例园区上走完主要工作：写出工作簿、读取、评估、给出结论和理由。"""
    with stopping_on(RuleProblems), saving(), TemporaryDirectory(prefix="acceptance-demo-") as folder:
        settings = load_settings()
        for example in examples(settings):
            _one(example, settings, Path(folder), lang)


def _one(example: Example, settings: Settings, folder: Path, lang: Language) -> None:
    screen().rule(f"[bold]{escape(example.title)}[/]（{escape(example.name)}）")
    screen().print(escape(example.description), style="dim")
    workbook = folder / f"{example.name}.xlsx"
    write_example(settings, example.name, workbook)
    show(evaluate(workbook, settings), trace=False, lang=lang)
    name = escape(example.name)
    hint = f"自己试一试：acceptance example {name} -o 示例.xlsx，改一个单元格，再 acceptance evaluate 示例.xlsx"
    screen().print(f"\n{hint}\n", style="dim")
