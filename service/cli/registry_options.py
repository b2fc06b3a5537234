"""What commands on parks and programmes take."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from service.cli.options import read_day
from service.vocabulary.park import Ground

ParkArgument = Annotated[str, typer.Argument(metavar="园区", help="编号、代码或名称")]
By = Annotated[str, typer.Option("--by", metavar="人员", help="办理人的编号或姓名；不写时记为运行本命令的账户")]
Effective = Annotated[
    date, typer.Option("--on", parser=read_day, metavar="日期", help="文件规定的生效日期，如 2024-05-01")
]
Document = Annotated[str, typer.Option("--document", metavar="文件", help="依据的文件名称和文号")]
Reason = Annotated[str, typer.Option("--reason", metavar="原因")]
Seen = Annotated[
    int | None,
    typer.Option("--seen", metavar="版本", help="您查看时的版本（park show 里有）；之后被他人改动过就不写入"),
]
ProgrammeOption = Annotated[str, typer.Option("--programme", metavar="规划期", help="如 145；不写时取最近的规划期")]
Jurisdictions = Annotated[
    list[str] | None,
    typer.Option("--jurisdiction", metavar="地区", help="主管地区，名称或编码；可以重复，不写为全部"),
]


def ground_of(on: date, document: str, reason: str) -> Ground:
    """The ground of an event."""
    return Ground(on, document.strip(), reason.strip())
