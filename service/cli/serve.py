"""acceptance serve: web and worker processes on this machine, until Ctrl-C or SIGTERM."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import screen, stopping_on
from service.cli.log_option import Log
from service.cli.options import Lang
from service.serving.endpoint import Endpoint, read_endpoint
from service.serving.logs import LogStyle
from service.serving.serve import serve
from service.serving.supervisor import Plan
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.web.assets import load_assets
from service.workflow.installation.usable_settings import require_usable_settings

app = typer.Typer(add_completion=False)

Host = Annotated[str, typer.Option("--host", help="监听本机的哪个地址；0.0.0.0 为全部")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="监听哪个端口；0 为任意空闲端口")]
Web = Annotated[int, typer.Option("--web", min=1, help="网页进程的个数")]
Workers = Annotated[int, typer.Option("--workers", min=0, help="办理长时间工作的进程的个数")]
Metrics = Annotated[str, typer.Option("--metrics", metavar="地址:端口", help="在哪里给出运行指标；不写则不给出")]


@app.command("serve")
def command(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    web: Web = 1,
    workers: Workers = 1,
    metrics: Metrics = "",
    log: Log = LogStyle.JSON,
    lang: Lang = Language.ZH,
) -> None:
    """启动网页进程和工作进程，谁退出就重新启动谁；Ctrl-C 或 SIGTERM 办完手头的再停，SIGHUP 逐个更换而不中断。"""

    def say_ready(at: Endpoint) -> None:
        screen().print(escape(_ready(at, web, workers).told(lang)))

    plan = Plan(web=web, workers=workers, log=log)
    with stopping_on(language=lang):
        load_assets()  # told here once, and not by every web process again and again
        settings = load_settings()
        require_usable_settings(settings)
        shown = read_endpoint(metrics) if metrics else None
        serve(settings, plan, Endpoint(host, port), shown, say_ready)


def _ready(at: Endpoint, web: int, workers: int) -> Said:
    return Said(
        f"正在 http://{at} 提供服务：网页进程 {web} 个，工作进程 {workers} 个；按 Ctrl-C 停止",
        f"serving at http://{at}: web processes {web}, workers {workers}; press Ctrl-C to stop",
    )
