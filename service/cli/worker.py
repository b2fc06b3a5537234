"""acceptance worker: one worker process, where web and work run on different machines."""

from __future__ import annotations

import typer

from service.cli.console import screen, stopping_on
from service.cli.log_option import Log
from service.cli.options import Lang
from service.serving.logs import LogStyle, configure_logs
from service.serving.worker import work
from service.settings import load_settings
from service.vocabulary.language import Language, Said

app = typer.Typer(add_completion=False)

_READY = Said("正在办理长时间的工作；按 Ctrl-C 停止", "working off jobs; press Ctrl-C to stop")


@app.command("worker")
def command(log: Log = LogStyle.JSON, lang: Lang = Language.ZH) -> None:
    """办理排队的长时间工作；Ctrl-C 或 SIGTERM 办完手头的一步，交还任务再停。serve 自己会启动，另用机器时才单独运行。"""
    with stopping_on(language=lang):
        settings = load_settings()
        configure_logs(log, "worker")
        work(settings, lambda: screen().print(_READY.told(lang)))
