"""acceptance rules schema: the JSON schemas for completion in an editor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import saving, screen, stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language
from service.workflow.rules.rule_base import RuleProblems
from service.workflow.rules.rule_schemas import write_schemas


def schema(
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="文件夹", help="写到哪个文件夹；不写时为规则库的 schema/")
    ] = None,
    lang: Lang = Language.ZH,
) -> None:
    """写出各种规则文件的 JSON 格式说明，供编辑器提示和检查（键、可选的词、中文说明）。"""
    with stopping_on(RuleProblems, language=lang), saving():
        written = write_schemas(load_settings(), out)
    for path in written:
        screen().print(f"{'wrote' if lang is Language.EN else '已写出'} {escape(str(path))}")
    if not written:
        screen().print("nothing to change" if lang is Language.EN else "格式说明已是最新，没有改动")
