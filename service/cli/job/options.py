"""What the commands on jobs ask for."""

from __future__ import annotations

from typing import Annotated

import typer

Number = Annotated[int, typer.Argument(metavar="作业编号", help="如 12；见 acceptance job list")]
By = Annotated[str, typer.Option("--by", metavar="人员", help="谁要求的：编号或姓名；不写为运行本程序的运维人员")]
Json = Annotated[bool, typer.Option("--json", help="按 JSON 输出，供别的程序读")]
