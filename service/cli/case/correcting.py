"""更正 of an issued decision: drafted, signed by the departments that signed the decision, listed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.markup import escape

from service.casework.acts.correction import DraftCorrection, Place, WithdrawCorrection
from service.casework.corrections import Correction, CorrectionStatus, corrections
from service.cli.case.acting import asked, record, refusing, tell
from service.cli.case.options import By, CaseId, Reason, Seen
from service.cli.console import screen
from service.cli.options import Lang, read_word
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.cases.read_case import read_case
from service.workflow.cases.sign_correction import decline_correction, sign_correction
from service.workflow.cases.sign_decision import SHORT

Content = Annotated[
    str,
    typer.Option("--content", metavar="摘要", help="您看过的更正的摘要，见 acceptance case corrections"),
]


def read_place(text: str) -> Place:
    """A place by its code or Chinese name; ends with code 2 for anything else."""
    return read_word(text, Place, Said("可以更正之处", "place to correct"))


def correct(
    case: CaseId,
    place: Annotated[
        Place,
        typer.Option(parser=read_place, metavar="哪一处", help="number、dated、names、grounds 或 signers"),
    ],
    wrong: Annotated[str, typer.Option(metavar="原文", help="决定书里错误的文字，照原文抄写")],
    right: Annotated[str, typer.Option(metavar="更正后", help="更正后的文字")],
    reason: Reason,
    by: By,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """拟定已发文决定的更正：只限文号、名称等笔误；结论、等级、整改事项和期限不能更正。"""
    record(case, DraftCorrection(place=place, wrong=wrong, right=right, reason=reason), by, seen, lang)


def sign(case: CaseId, content: Content, by: By, seen: Seen = None, lang: Lang = Language.ZH) -> None:
    """签署您看过的更正；签署原决定的部门都签署以后生效。"""
    with refusing(lang):
        done = sign_correction(load_settings(), case, content, asked(by, seen))
    tell(done, lang)


def decline(
    case: CaseId, content: Content, reason: Reason, by: By, seen: Seen = None, lang: Lang = Language.ZH
) -> None:
    """不予签署更正：写明理由，这一更正不生效。"""
    with refusing(lang):
        done = decline_correction(load_settings(), case, content, reason, asked(by, seen))
    tell(done, lang)


def withdraw(case: CaseId, reason: Reason, by: By, seen: Seen = None, lang: Lang = Language.ZH) -> None:
    """撤回没有签完的更正。"""
    record(case, WithdrawCorrection(reason=reason), by, seen, lang)


def print_corrections(case: CaseId, lang: Lang = Language.ZH) -> None:
    """列出已发文决定的更正，和签署所用的摘要。"""
    with refusing(lang):
        found = corrections(read_case(load_settings(), case))
    if not found:
        screen().print(Said("没有更正", "no corrections").told(lang))
    for one in found:
        for line in _told(one):
            screen().print(escape(line.told(lang)))


def _told(one: Correction) -> Iterator[Said]:
    act, status = one.drafted.act, one.status.said
    yield Said(
        f"第 {one.drafted.seq} 号办理记录　{one.issued.act.document}　{status.zh}",
        f"act {one.drafted.seq}  {one.issued.act.document}  {status.en}",
    )
    yield Said(
        f"　{act.place.said.zh}：“{act.wrong}”更正为“{act.right}”（{act.reason}）",
        f"  {act.place.said.en}: “{act.wrong}” should read “{act.right}” ({act.reason})",
    )
    for signed in one.signatures:
        yield Said(f"　已签：{signed.person.name}", f"  signed: {signed.person.name}")
    if one.status is CorrectionStatus.PENDING:
        for missing in one.missing:
            yield Said(f"　待签：{missing.said.zh}", f"  to sign: {missing.said.en}")
        digest = one.digest[:SHORT]
        yield Said(f"　内容摘要：{digest}", f"  content digest: {digest}")
