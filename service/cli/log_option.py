"""The option of long-running commands that says how they log."""

from typing import Annotated

import typer

from service.serving.logs import LogStyle

Log = Annotated[LogStyle, typer.Option("--log", help="日志的写法：json 供程序读，text 供人读")]
