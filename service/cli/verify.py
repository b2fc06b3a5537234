"""acceptance verify: does a bundle hold, by nothing but itself?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from service.cli.checks import print_check, print_sum
from service.cli.console import UNUSABLE, saving, stop, stopping_on
from service.cli.key_option import read_key
from service.cli.options import Lang
from service.settings import SettingsError, load_settings
from service.vocabulary.language import Language, Said
from service.workflow.bundles.verify_bundle import (
    NotABundle,
    Outcome,
    PublicKey,
    Verification,
    json_verification,
    own_key,
    verify,
)
from service.workflow.saving import check_output, save

app = typer.Typer(add_completion=False)

FALSE = 1
_CODES = {Outcome.HOLDS: 0, Outcome.FAILS: FALSE, Outcome.UNCHECKED: UNUSABLE}
_SUMS = {
    Outcome.HOLDS: Said(
        "核验通过：案卷包与签署时一致，结果可以重新得出", "verified: as signed, and the results come out again"
    ),
    Outcome.FAILS: Said("核验不通过：见上面标 ✗ 的各项", "NOT verified: see the lines marked ✗"),
    Outcome.UNCHECKED: Said(
        "不能得出核验结论：标 ? 的各项本程序无法核对，这不表示案卷包有假",
        "no verdict: this program cannot check the lines marked ?, which does not mean that the bundle is false",
    ),
}
_UNVOUCHED = Said(
    "核验通过，但是谁签发的没有核对：各项与包内所附的密钥相符，结果可以重新得出；请用 --key 指定另行取得的签发公钥",
    "verified, but not who issued it: all agrees with the key in the bundle, and the results come out again; name the "
    "issuer's public key, obtained elsewhere, with --key",
)


@app.command("verify")
def command(
    file: Annotated[Path, typer.Argument(metavar="案卷.zip", help="acceptance bundle 导出的案卷包")],
    key: Annotated[
        str | None, typer.Option(metavar="公钥", help="另行取得的签发公钥：64 位十六进制，或 PEM 文件")
    ] = None,
    json: Annotated[Path | None, typer.Option(help="把各项核验结果写成 JSON 文件")] = None,
    force: Annotated[bool, typer.Option("--force", help="结果文件已存在或扩展名不同也照写")] = False,
    lang: Lang = Language.ZH,
) -> None:
    """核验一个案卷包：签名、每个文件的摘要、办理行为、重新读取和两套独立计算的重新评估；不需要数据库和规则文件夹。"""
    if json is not None:
        with saving():
            check_output(json, ".json", [file], force, renewable=True)
    verification = _verified(file, read_key(key, lang), lang)
    _show(verification, lang)
    if json is not None:
        with saving():
            save(json, json_verification(verification).encode())
    raise typer.Exit(_CODES[verification.outcome])


def _verified(file: Path, named: PublicKey | None, lang: Language) -> Verification:
    with stopping_on():
        try:
            return verify(file, named, _own())
        except NotABundle as refused:
            stop(refused.said.told(lang))


def _own() -> PublicKey | None:
    """None also where the settings cannot be used: they are not needed here."""
    try:
        return own_key(load_settings())
    except SettingsError:
        return None


def _show(verification: Verification, lang: Language) -> None:
    for check in verification.checks:
        print_check(check, lang)
    sums = _SUMS if verification.vouched else {**_SUMS, Outcome.HOLDS: _UNVOUCHED}
    print_sum(verification.outcome, sums, lang)
