"""acceptance job submit: ask for a job."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.markup import escape

from service.authoring.problem import RuleProblems
from service.cli.case.options import read_pairs
from service.cli.console import screen, stopping_on
from service.cli.job.options import By
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.jobs.submit_job import Wish, submit_job


def submit(
    kind: Annotated[str, typer.Argument(metavar="作业", help="名称，如 sweep_files 或 清理残留文件")],
    arguments: Annotated[list[str] | None, typer.Argument(metavar="名称=值", help="作业的参数；可以有几个")] = None,
    jurisdiction: Annotated[str, typer.Option(metavar="地区", help="为哪个主管地区办理，如 浙江、zhejiang")] = "",
    key: Annotated[
        str | None, typer.Option("--key", metavar="幂等键", help="同一人用同一个键再次提交，得到同一个作业")
    ] = None,
    by: By = "",
    lang: Lang = Language.ZH,
) -> None:
    """提交一个作业，由 acceptance worker 办理。"""
    wish = Wish(kind=kind, arguments=read_pairs(arguments, "参数"), jurisdiction=jurisdiction.strip(), key=key)
    with stopping_on(RuleProblems, language=lang):
        submitted = submit_job(load_settings(), wish, by, datetime.now(UTC))
    number = submitted.job.id
    new = Said(f"已提交：作业 {number}", f"submitted: job {number}")
    known = Said(f"同样的作业已提交过：作业 {number}", f"asked for before: job {number}")
    screen().print(escape((new if submitted.new else known).told(lang)))
