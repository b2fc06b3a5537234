"""acceptance worker: works off what is asked for, until it is stopped."""

from __future__ import annotations

from typing import Annotated

import typer

from service.bootstrap import worker
from service.cli.console import screen, stopping_on
from service.cli.options import Lang
from service.jobs.signals import stop_on_signals
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.installation.open_database import held_open

app = typer.Typer(add_completion=False)


@app.command("worker")
def command(
    once: Annotated[bool, typer.Option("--once", help="办完现在排队的任务就结束")] = False,
    lang: Lang = Language.ZH,
) -> None:
    """办理后台任务，直到收到停止信号（Ctrl-C、SIGTERM）：办完手上这一项，其余交回队列。可以同时运行几个。"""
    with stopping_on(language=lang):
        settings = load_settings()
        with held_open(settings) as database:
            working = worker(settings, database)
            stop_on_signals(working.stop)
            taken = working.run(once)
    screen(stderr=True).print(Said(f"已停止，共办理任务 {taken} 次", f"stopped after {taken} jobs").told(lang))
