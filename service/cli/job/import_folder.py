"""acceptance job import-folder: ask for the import of a folder of workbooks."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import screen, stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.batch.submit_import import ImportSubmitted, Unreadable, handed_in, submit_import


def import_folder(
    source: Annotated[Path, typer.Argument(metavar="文件夹", help="放有评估工作簿和核查记录的文件夹，或 .zip 文件")],
    by: Annotated[str, typer.Option("--by", metavar="人员", help="由谁导入：评估员的编号或姓名")],
    really: Annotated[bool, typer.Option("--import", help="真正导入；不写时只检查，列出每个文件的问题")] = False,
    key: Annotated[
        str | None, typer.Option("--key", metavar="幂等键", help="同一人用同一个键再次提交，得到同一个作业")
    ] = None,
    lang: Lang = Language.ZH,
) -> None:
    """提交一个导入作业：每个工作簿按封面的园区代码、核查记录按园区名称对应到本地区的案卷；已导入的不再导入。"""
    with stopping_on(Unreadable, language=lang):
        made = submit_import(load_settings(), handed_in(source), by, not really, datetime.now(UTC), key)
    for said in _told(made, really):
        screen().print(escape(said.told(lang)))


def _told(made: ImportSubmitted, really: bool) -> tuple[Said, ...]:
    number, count = made.submitted.job.id, len(made.folder.workbooks)
    what = Said("导入", "to import") if really else Said("只检查", "to check only")
    lines = [Said(f"作业 {number}：{what.zh} {count} 个工作簿", f"job {number}: {what.en} {count} workbooks")]
    if made.folder.skipped:
        names = "、".join(made.folder.skipped[:10])
        more = len(made.folder.skipped)
        lines.append(Said(f"不是工作簿而略过的 {more} 个：{names}", f"{more} skipped as no workbooks: {names}"))
    lines.append(
        Said(f"办理后用 acceptance job show {number} 查看", f"when it is done, see acceptance job show {number}")
    )
    return tuple(lines)
