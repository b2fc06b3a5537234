"""acceptance sweep: remove what writes that broke off have left."""

from __future__ import annotations

from datetime import UTC, datetime

import typer

from service.cli.console import saving, screen, stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.installation.sweep import sweep

app = typer.Typer(add_completion=False)


@app.command("sweep")
def command(lang: Lang = Language.ZH) -> None:
    """清除写入中断留下的、没有登记的文件（一小时以内的不动）。"""
    with stopping_on(language=lang):
        settings = load_settings()
        with saving():
            count = len(sweep(settings, datetime.now(UTC)))
    screen().print(Said(f"清除了 {count} 个文件", f"files removed: {count}").told(lang))
