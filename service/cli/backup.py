"""acceptance backup: everything of an installation in one file, and whether such a file can be restored."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.checks import print_check, print_sum
from service.cli.console import saving, screen, stop, stopping_on, tidying_up
from service.cli.key_option import read_key
from service.cli.options import Lang
from service.cli.usage import NotUnderstood
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.installation.backup import BackedUp, backup
from service.workflow.installation.check_backup import Outcome, check_backup, overall, record_check
from service.workflow.installation.rotation import Keep, read_keep, rotate
from service.workflow.installation.trusted_backup import Trusted

app = typer.Typer(add_completion=False)

FAILED = 1
_ENDING = ".zip"
_SUMS = {
    Outcome.HOLDS: Said("备份可以恢复", "the backup can be restored"),
    Outcome.FAILS: Said("备份有问题：见标 ✗ 的各项", "the backup is not sound: see the lines marked ✗"),
}


def _keep(text: str) -> Keep:
    try:
        return read_keep(text)
    except ValueError:
        raise NotUnderstood(
            Said(
                f"“{text}”不能读作保留几份；请写成三个整数：每刻钟、每天、每月各保留最近几份，如 48,30,12",
                f"“{text}” does not say how many to keep; write three whole numbers: how many of the last quarters of "
                "an hour, days and months, such as 48,30,12",
            )
        ) from None


@app.callback(invoke_without_command=True)
def command(
    context: typer.Context,
    out: Annotated[
        str,
        typer.Option(
            "--out", "-o", metavar="文件夹或文件", help="写到哪里；文件夹里按时间取名；以 / 结尾的是文件夹，没有时建立"
        ),
    ] = ".",
    keep: Annotated[
        Keep | None,
        typer.Option(
            parser=_keep, metavar="刻,天,月", help="写完后清理文件夹：每刻钟、每天、每月各保留最近几份，如 48,30,12"
        ),
    ] = None,
    incomplete: Annotated[
        bool, typer.Option("--even-incomplete", help="有文件丢失或损坏时照样备份其余的，并在清单里写明")
    ] = False,
    lang: Lang = Language.ZH,
) -> None:
    """不停机备份全部数据：数据库、保存的文件、密钥，写成一个文件；写完整或不写。"""
    if context.invoked_subcommand is not None:
        return
    place, folder = Path(out), out.endswith("/") or keep is not None
    if folder and (place.is_file() or (keep is not None and not out.endswith("/") and place.suffix == _ENDING)):
        stop(f"{out} 不是文件夹；--keep 和以 / 结尾的 -o 用于文件夹，请写文件夹")
    with stopping_on(language=lang), tidying_up():
        settings = load_settings()
        with saving():
            done = backup(settings, place, datetime.now(UTC), incomplete, folder)
            removed = rotate(done.path.parent, keep) if keep is not None else ()
    for said in _lines(done, removed):
        screen().print(escape(said.told(lang)))
    if done.manifest.lost:
        raise typer.Exit(FAILED)


@app.command("check")
def check(
    file: Annotated[Path, typer.Argument(metavar="备份.zip", help="acceptance backup 写出的文件")],
    key: Annotated[
        str | None, typer.Option(metavar="公钥", help="另行保存的备份公钥：64 位十六进制，或 PEM 文件")
    ] = None,
    digest: Annotated[str, typer.Option(metavar="摘要", help="备份时打印的清单摘要，在审计记录里也查得到")] = "",
    lang: Lang = Language.ZH,
) -> None:
    """恢复到临时的地方，逐项核对：数据库、每个文件、审计记录与清单里的链头；不动现有的数据。"""
    trusted = Trusted(read_key(key, lang), digest)
    with stopping_on(language=lang), tidying_up():
        settings = load_settings()
        manifest, checks = check_backup(settings, file, datetime.now(UTC), trusted)
        recorded = record_check(settings, manifest, checks, datetime.now(UTC))
    screen().print(escape(_MADE.told(lang).format(at=manifest.made_at, digest=manifest.digest)))
    for one in checks:
        print_check(one, lang)
    outcome = overall(checks)
    screen().print((_RECORDED if recorded else _NOT_RECORDED).told(lang))
    print_sum(outcome, _SUMS, lang)
    raise typer.Exit(FAILED if outcome is Outcome.FAILS else 0)


_RECORDED = Said("核对结果已记入审计记录", "what was found is in the audit trail")
_NOT_RECORDED = Said(
    "不是本系统所做的备份，核对结果没有记入审计记录", "not a backup of this installation, so nothing was put on record"
)
_MADE = Said("备份做于 {at}，清单摘要 {digest}", "made at {at}, digest of the manifest {digest}")


def _lines(done: BackedUp, removed: tuple[Path, ...]) -> list[Said]:
    held, size = done.manifest, f"{done.size / 1_000_000:.1f} MB"
    rows, files = sum(held.tables.values()), sum(1 for name in held.members if name.startswith("files/"))
    told = [
        Said(
            f"已写出 {done.path}：{rows} 行，{files} 个文件，{size}；审计记录到第 {held.audit_seq} 行",
            f"written {done.path}: {rows} rows, {files} files, {size}; audit trail up to row {held.audit_seq}",
        ),
        Said(f"清单摘要 {held.digest}", f"digest of the manifest {held.digest}"),
        Said(
            f"备份公钥 {done.key.raw.hex()}（请另存在别处，恢复、核对时用 --key 写明）",
            f"public key of backups {done.key.raw.hex()} (keep it elsewhere, and name it with --key to restore)",
        ),
    ]
    told += [Said(f"已清理 {path.name}", f"removed {path.name}") for path in removed]
    if held.lost:
        shown = ", ".join(f"{digest[:12]}…" for digest in held.lost)
        told.append(
            Said(
                f"备份不完整：{len(held.lost)} 个文件已丢失或损坏（{shown}）；请从较早的备份取回，或重新提交",
                f"the backup is not complete: {len(held.lost)} files are lost or damaged ({shown}); take them from an "
                "earlier backup, or hand them in again",
            )
        )
    return told
