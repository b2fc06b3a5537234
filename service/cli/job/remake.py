"""acceptance job remake: the whole record of one case as a job evaluated it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import DIFFERENT, saving, screen, stop, stopping_on
from service.cli.job.options import Number
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.batch.remake_result import Disagreement, NotJudgeable, remake_result
from service.workflow.saving import check_output, save

_SAME = Said(
    "按当时存下的工作簿和规则重新评估，各项数字和摘要与当时相同",
    "assessed again from the workbooks and rules that were kept: every figure and digest is the same",
)
_OTHER = Said(
    "重新评估的结果与当时不同，所存内容可能被改动过；请运行 acceptance audit verify",
    "what comes of it now is not what was kept, so something may have been altered; run acceptance audit verify",
)
_OTHER_PROGRAM = Said(
    "重新评估的结果与当时不同；当时用的是另一版程序，请先用那一版核对",
    "what comes of it now is not what was kept; another version of the program made that, so compare with that one",
)


def remake(
    number: Number,
    case: Annotated[str, typer.Argument(metavar="案卷", help="如 zhejiang-2026-0001")],
    out: Annotated[Path | None, typer.Option("-o", metavar="文件", help="把完整结果写成 JSON 文件")] = None,
    force: Annotated[bool, typer.Option("--force", help="文件已存在或扩展名不同也照写")] = False,
    lang: Lang = Language.ZH,
) -> None:
    """重做评价全地区中一个案卷的完整结果，并与当时的摘要核对；不同的以 3 结束。"""
    if out is not None:
        with saving():
            check_output(out, ".json", force=force)
    with stopping_on(NotJudgeable, Disagreement, language=lang):
        made = remake_result(load_settings(), number, case)
    if out is not None:
        with saving():
            save(out, made.record.encode())
    if not made.same:
        stop((_OTHER_PROGRAM if made.other_program else _OTHER).told(lang), DIFFERENT)
    screen().print(escape(_SAME.told(lang)))
