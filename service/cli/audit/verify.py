"""acceptance audit verify: whether anything was done to the audit trail, and what."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import screen, stop, stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.audit.verify_audit import Verified, verify_audit

TAMPERED = 1

_READING = Said("已核对 {rows:,} 行", "{rows:,} rows verified")
_SOME = Said(
    "{count} 处被动过；第一处之后的记录都不能再作凭据", "{count} findings; nothing behind the first is proof any more"
)


def verify(
    from_head: Annotated[
        Path | None,
        typer.Option("--from-head", metavar="文件", help="与存在别处的链头对照（audit-heads.jsonl 的副本等）"),
    ] = None,
    lang: Lang = Language.ZH,
) -> None:
    """逐行核对审计记录和签名的链头：完整时退出码 0；被动过时指出第一处、动了什么，退出码 1。"""
    with stopping_on(language=lang):
        found = _verified(from_head, lang)
    for remark in found.remarks:
        screen(stderr=True).print(f"[yellow]{escape(remark.told(lang))}[/]")
    if found.verdict.holds:
        screen().print(escape(found.verdict.said[0].told(lang)))
        return
    for said in found.verdict.said:
        screen().print(f"[red]{escape(said.told(lang))}[/]")
    stop(_SOME.told(lang).format(count=len(found.verdict.breaches)), TAMPERED)


def _verified(from_head: Path | None, lang: Language) -> Verified:
    """A terminal is shown how far it is."""
    reading = _READING.told(lang)
    with screen(stderr=True).status(reading.format(rows=0)) as status:
        return verify_audit(load_settings(), from_head, lambda rows: status.update(reading.format(rows=rows)))
