"""acceptance restore: an installation anew from a backup."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.checks import print_check, print_sum
from service.cli.console import saving, screen, stopping_on, tidying_up
from service.cli.key_option import read_key
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.installation.check_backup import Outcome, overall
from service.workflow.installation.restore import Restored, restore
from service.workflow.installation.trusted_backup import Trusted

app = typer.Typer(add_completion=False)

FAILED = 1
_SUMS = {
    Outcome.HOLDS: Said("已恢复，各项核对相符", "restored, and everything agrees with the backup"),
    Outcome.FAILS: Said(
        "已恢复，但有不符：见标 ✗ 的各项；查明之前请勿使用",
        "restored, but not everything agrees: see the lines marked ✗, and do not use it before they are explained",
    ),
}


@app.command("restore")
def command(
    file: Annotated[Path, typer.Argument(metavar="备份.zip", help="acceptance backup 写出的文件")],
    to: Annotated[Path, typer.Option("--to", metavar="数据文件夹", help="恢复到哪里；须是空的或还没有的文件夹")],
    database_url: Annotated[
        str,
        typer.Option(metavar="地址", help="空的 PostgreSQL 数据库；不写时用文件夹里的 SQLite"),
    ] = "",
    key: Annotated[
        str | None, typer.Option(metavar="公钥", help="另行保存的备份公钥：64 位十六进制，或 PEM 文件")
    ] = None,
    digest: Annotated[str, typer.Option(metavar="摘要", help="备份时打印的清单摘要，在审计记录里也查得到")] = "",
    lang: Lang = Language.ZH,
) -> None:
    """从备份恢复到空的地方，全部恢复或不恢复，然后逐项核对；中途断了，重新运行即可。"""
    trusted = Trusted(read_key(key, lang), digest)
    with stopping_on(language=lang), tidying_up():
        settings = load_settings()
        with saving():
            done = restore(settings, file, to, database_url, datetime.now(UTC), trusted)
    for said in _lines(done):
        screen().print(escape(said.told(lang)))
    for check in done.checks:
        print_check(check, lang)
    outcome = overall(done.checks)
    print_sum(outcome, _SUMS, lang)
    raise typer.Exit(FAILED if outcome is Outcome.FAILS else 0)


def _lines(done: Restored) -> list[Said]:
    made = done.manifest
    told = [
        Said(
            f"备份做于 {made.made_at}（软件 {made.program}，{made.database}），清单摘要 {made.digest}",
            f"made at {made.made_at} (program {made.program}, {made.database}), digest of the manifest {made.digest}",
        ),
        Said(
            f"已恢复到 {done.data_dir}，数据库 {done.place}，版本 {done.revision}",
            f"restored to {done.data_dir}, database {done.place}, revision {done.revision}",
        ),
    ]
    if done.resumed:
        told.insert(0, Said("上一次恢复没有完成，已从头做过", "an earlier restore had broken off; it was done again"))
    told.append(
        Said(
            "恢复开始后的一分钟内，动态口令一律不能用（可能在恢复之前用过），输入的还计入失败次数；请各人过一分钟再登录",
            "for a minute after the restore began, no code of a second factor works, as it may have been used before, "
            "and entering one counts as a failure; sign in after that minute",
        )
    )
    if made.lost:
        told.append(
            Said(
                f"备份时就缺 {len(made.lost)} 个文件，见清单的 lost",
                f"{len(made.lost)} files were missing when the backup was made, see lost in its manifest",
            )
        )
    return told
