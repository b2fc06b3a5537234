"""acceptance worker: works off what is asked for, until it is stopped."""

from __future__ import annotations

from typing import Annotated

import typer

from service.cli.console import screen, stopping_on
from service.cli.log_option import Log
from service.cli.options import Lang
from service.serving.logs import LogStyle, configure_logs
from service.serving.worker import work
from service.settings import load_settings
from service.vocabulary.language import Language, Said

app = typer.Typer(add_completion=False)

_READY = Said("正在办理作业；按 Ctrl-C 停止", "working off jobs; press Ctrl-C to stop")


@app.command("worker")
def command(
    once: Annotated[bool, typer.Option("--once", help="办完现在排队的作业就结束")] = False,
    log: Log = LogStyle.JSON,
    lang: Lang = Language.ZH,
) -> None:
    """办理作业，直到收到停止信号（Ctrl-C、SIGTERM）：办完手上这一项，其余交回队列。可以同时运行几个。"""
    with stopping_on(language=lang):
        settings = load_settings()
        configure_logs(log, "worker")
        taken = work(settings, lambda: screen(stderr=True).print(_READY.told(lang)), once)
    screen(stderr=True).print(Said(f"已停止，共办理作业 {taken} 次", f"stopped after {taken} jobs").told(lang))
