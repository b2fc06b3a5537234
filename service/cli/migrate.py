"""acceptance migrate: set up an installation, or bring it up to this program."""

from __future__ import annotations

import typer
from rich.markup import escape

from service.cli.console import saving, screen, stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.installation.migrate import Installed, migrate

_MADE, _THERE = Said("已建立", "made"), Said("已有", "there already")
app = typer.Typer(add_completion=False)


@app.command("migrate")
def command(lang: Lang = Language.ZH) -> None:
    """建立数据文件夹、数据库、签名密钥和封存密钥，或把已有的数据库更新到本版软件；可以重复运行。"""
    with stopping_on(language=lang):
        settings = load_settings()
        with saving():
            done = migrate(settings)
    for said in _lines(done):
        screen().print(escape(said.told(lang)))


def _lines(done: Installed) -> tuple[Said, ...]:
    product = f"{done.product}, {done.journal}" if done.journal else done.product
    key, sealing = (_MADE if made else _THERE for made in (done.key_made, done.sealing_key_made))
    return (
        Said(f"数据文件夹：{done.data_dir}", f"data folder: {done.data_dir}"),
        Said(f"数据库：{done.place}（{product}）", f"database: {done.place} ({product})"),
        _revision(done),
        Said(f"签名密钥：{key.zh}，编号 {done.key}", f"signing key: {key.en}, id {done.key}"),
        Said(f"封存密钥：{sealing.zh}", f"sealing key: {sealing.en}"),
    )


def _revision(done: Installed) -> Said:
    if not done.before:
        return Said(f"版本：新建到 {done.after}", f"revision: made anew at {done.after}")
    if done.before == done.after:
        return Said(f"版本：已是 {done.after}，无需更新", f"revision: {done.after} already, nothing to do")
    return Said(f"版本：由 {done.before} 更新到 {done.after}", f"revision: from {done.before} to {done.after}")
