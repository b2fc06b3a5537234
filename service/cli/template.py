"""acceptance template: an empty official workbook."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import screen, stopping_on
from service.settings import load_settings
from service.workflow.rule_base import RuleProblems, UnknownPack
from service.workflow.templates import DEFAULT_PACK, write_template


def command(
    out: Annotated[Path, typer.Option("--out", "-o", help="写到哪个文件（.xlsx）")],
    pack: Annotated[str, typer.Option(help="规则包")] = DEFAULT_PACK,
    findings: Annotated[bool, typer.Option("--findings", help="写核查记录，而不是评估工作簿")] = False,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="按哪一天有效的规则；不写为今天")] = None,
) -> None:
    """写出空白的评估工作簿（或核查记录）模板。"""
    with stopping_on(UnknownPack, RuleProblems):
        day = on.date() if on else date.today()  # noqa: DTZ011 - the office's own calendar day
        write_template(load_settings(), pack, findings, day, out)
    screen().print(f"已写出 {escape(str(out))}")
