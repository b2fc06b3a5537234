"""acceptance bundle: everything on record of a case in one signed file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import saving, screen, stopping_on
from service.cli.options import Force, Lang
from service.cli.registry_options import By
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.bundles.bundle_case import Bundled, bundle_case
from service.workflow.rules.rule_base import RuleProblems
from service.workflow.saving import check_output

app = typer.Typer(add_completion=False)


@app.command("bundle")
def command(
    case: Annotated[str, typer.Argument(metavar="案卷编号", help="如 zhejiang-2026-0001；见 acceptance case list")],
    out: Annotated[Path, typer.Option("--out", "-o", help="写到哪个文件（.zip）")],
    without_evidence: Annotated[
        bool, typer.Option("--without-evidence", help="佐证材料只列摘要，不放进案卷包")
    ] = False,
    by: By = "",
    force: Force = False,
    lang: Lang = Language.ZH,
) -> None:
    """把一个案卷的全部依据写成一个有签名的案卷包，凭它可以在任何地方核验（acceptance verify）。"""
    with saving():
        check_output(out, ".zip", force=force)
    with stopping_on(RuleProblems, language=lang):
        settings = load_settings()
        with saving():
            done = bundle_case(settings, case, out, datetime.now(UTC), not without_evidence, by)
    for said in _lines(done, out):
        screen().print(escape(said.told(lang)))


def _lines(done: Bundled, out: Path) -> tuple[Said, ...]:
    size = f"{done.size / 1_000_000:.1f} MB"
    return (
        Said(
            f"已写出 {out}：案卷 {done.case_id}，{done.files} 个文件，{size}",
            f"written {out}: case {done.case_id}, {done.files} files, {size}",
        ),
        Said(f"签发公钥：{done.key.raw.hex()}", f"public key of the issuer: {done.key.raw.hex()}"),
        Said(
            "请把公钥另行告知核验人（不要随案卷包一起发送），核验时运行 acceptance verify 案卷.zip --key 公钥",
            "give the key to whoever verifies, not along with the bundle: acceptance verify FILE.zip --key KEY",
        ),
    )
