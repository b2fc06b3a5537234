"""acceptance doctor: is everything in order, and what is to be done where not?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from service.cli.checks import print_check, print_sum
from service.cli.console import stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.installation.doctor import Outcome, doctor, json_checks, overall, still_to_do

app = typer.Typer(add_completion=False)

FAILED = 1
_SUMS = {
    Outcome.HOLDS: Said("一切正常", "everything is in order"),
    Outcome.FAILS: Said("有问题：见标 ✗ 的各项和修复办法", "not in order: see the lines marked ✗ and their repair"),
}

_TO_DO = Said(
    "没有发现问题；但还没有管理员：先用 acceptance account first-admin 建立，别人才能通过接口办理",
    "nothing is wrong, but there is no administrator yet: make the first with acceptance account first-admin",
)


@app.command("doctor")
def command(
    full: Annotated[bool, typer.Option("--full", help="读每一个文件和全部审计记录，不只抽查")] = False,
    json: Annotated[bool, typer.Option("--json", help="以 JSON 打印")] = False,
    lang: Lang = Language.ZH,
) -> None:
    """检查本机的安装：设置、磁盘、权限、密钥、数据库、文件、审计记录；有问题时给出修复办法，退出码 1。"""
    with stopping_on(language=lang):
        checks = []
        for check in doctor(load_settings(), datetime.now(UTC), full):
            checks.append(check)
            if not json:
                print_check(check, lang)
    outcome = overall(checks)
    if json:
        typer.echo(json_checks(checks), nl=False)
    else:
        to_do = outcome is Outcome.HOLDS and still_to_do(checks)
        print_sum(outcome, {Outcome.HOLDS: _TO_DO} if to_do else _SUMS, lang)
    raise typer.Exit(FAILED if outcome is Outcome.FAILS else 0)
