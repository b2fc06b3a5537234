"""acceptance case content: exactly what is signed, and its digest."""

from __future__ import annotations

from collections.abc import Iterator

from rich.markup import escape

from service.casework.decision_lines import Line
from service.casework.signing import content_digest, missing_signatures, signatures
from service.cli.case.acting import today
from service.cli.case.options import CaseId
from service.cli.console import screen, stop, stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.cases.lines_told import lines_told
from service.workflow.cases.show_case import CaseShown, show_case
from service.workflow.cases.sign_decision import SHORT
from service.workflow.rules.rule_base import RuleProblems

_NO_DRAFT = Said(
    "没有拟定的决定可供会签；请先用 acceptance case draft 拟定",
    "no decision is drafted; draft one with acceptance case draft first",
)


def content(case: CaseId, lang: Lang = Language.ZH) -> None:
    """显示会签的全部内容和它的摘要：签名只对这份内容有效。"""
    with stopping_on(RuleProblems, language=lang):
        shown = show_case(load_settings(), case, today())
        lines = lines_told(load_settings(), shown.case, shown.place)
    if not lines:
        stop(_NO_DRAFT.told(lang))
    for line in (*map(_told, lines), *_signed(shown)):
        screen().print(escape(line.told(lang)))
    digest = content_digest(shown.case)[:SHORT]
    screen().print(Said(f"内容摘要：{digest}", f"content digest: {digest}").told(lang), style="bold")


def _told(line: Line) -> Said:
    label, value, digest = line.label, line.value, line.digest[:SHORT]
    return Said(f"{label.zh}：{value.zh}　{digest}".rstrip("　"), f"{label.en}: {value.en}  {digest}".rstrip())


def _signed(shown: CaseShown) -> Iterator[Said]:
    for one in signatures(shown.case):
        if one.stands:
            name, department = one.recorded.person.name, one.department.said
            yield Said(f"已签：{department.zh} {name}", f"signed: {department.en} {name}")
    for missing in missing_signatures(shown.case, shown.procedure):
        yield Said(f"待签：{missing.said.zh}", f"to sign: {missing.said.en}")
