"""acceptance audit head: sign a head of the audit trail now."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import saving, screen, stopping_on
from service.cli.options import Force, Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.audit.sign_audit_head import head_text, sign_audit_head
from service.workflow.saving import check_output, save

_DONE = Said(
    "第 {seq} 行，哈希 {hash}，{at} 由密钥 {key} 签名；请把副本存到本机以外",
    "row {seq}, hash {hash}, signed at {at} with key {key}; keep a copy away from this machine",
)


def head(
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="文件", help="另写一份链头（.jsonl）")] = None,
    force: Force = False,
    lang: Lang = Language.ZH,
) -> None:
    """现在就签一个链头：此后截去末尾或改写整条链，都能用它查出来。"""
    with saving():
        if out is not None:
            check_output(out, ".jsonl", force=force)
    with stopping_on(language=lang):
        made = sign_audit_head(load_settings(), datetime.now(UTC))
    told = _DONE.told(lang).format(seq=made.seq, hash=made.hash, at=made.ts_utc, key=made.key_id)
    screen(stderr=out is not None).print(escape(told))
    if out is not None:
        with saving():
            save(out, head_text(made).encode())
