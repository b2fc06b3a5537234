"""What the commands on a case ask for, read and refused in Chinese."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated

import typer

from service.cli.options import read_day
from service.cli.usage import NotUnderstood
from service.vocabulary.assessment import Recommendation
from service.vocabulary.language import Said

CaseId = Annotated[str, typer.Argument(metavar="案卷编号", help="如 zhejiang-2026-0001；见 acceptance case list")]
By = Annotated[str, typer.Option("--by", metavar="人员", help="办理人的编号或姓名（有同名的写编号）")]
Seen = Annotated[
    int | None,
    typer.Option("--seen", metavar="序号", min=0, help="您查看时最后一号办理记录；其后别人已有办理的，不予记录"),
]
Reason = Annotated[str, typer.Option("--reason", metavar="理由", help="理由")]
Rule = Annotated[str, typer.Option("--rule", metavar="规则", help="规则编号，如 CR-A1、TG-07")]
Subject = Annotated[
    str, typer.Option("--subject", metavar="对象", help="判定的对象，如 indicator:energy_intensity、portfolio")
]
Evidence = Annotated[
    list[Path] | None,
    typer.Option("--evidence", metavar="文件", help="佐证材料（xlsx、pdf、png、jpg）；可以重复"),
]
Workbook = Annotated[Path, typer.Argument(metavar="工作簿", help="工作簿文件（.xlsx）")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="只读取和比较，什么也不保存")]
Note = Annotated[str, typer.Option("--note", metavar="说明", help="说明")]
Document = Annotated[str, typer.Option("--document", metavar="文号", help="文件的文号")]
Until = Annotated[date, typer.Option("--until", parser=read_day, metavar="日期", help="有效期的最后一天")]


def read_recommendation(text: str) -> Recommendation:
    """通过, 限期整改, 不予通过; NotUnderstood for anything else."""
    try:
        return Recommendation(text.strip())
    except ValueError:
        raise NotUnderstood(
            Said(
                f"没有名为“{text}”的决定；请写其中之一：{'、'.join(Recommendation)}",
                f"there is no decision “{text}”; write one of these: {', '.join(Recommendation)}",
            )
        ) from None


def read_number(text: str) -> Decimal:
    """An exact number; NotUnderstood for anything else."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise NotUnderstood(
            Said(f"“{text}”不是数；请写成 85 或 85.5", f"“{text}” is no number; write it like 85 or 85.5")
        )
    return number


def read_pairs(texts: list[str] | None, option: str) -> dict[str, str]:
    """`名称=值` as a mapping; NotUnderstood for anything else."""
    pairs = {}
    for text in texts or ():
        name, mark, value = text.partition("=")
        if not (mark and name.strip() and value.strip()):
            raise NotUnderstood(
                Said(
                    f"{option} 的“{text}”读不懂；请写成 名称=值",
                    f"“{text}” of {option} cannot be read; write it as name=value",
                )
            )
        pairs[name.strip()] = value.strip()
    return pairs
