"""acceptance case content: exactly what is signed, and its digest."""

from __future__ import annotations

from collections.abc import Iterator

from rich.markup import escape

from service.casework.signing import DecisionContent, content_digest, decision_content, missing_signatures, signatures
from service.cli.case.acting import today
from service.cli.case.options import CaseId
from service.cli.console import screen, stop, stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.exact import read_exact
from service.vocabulary.language import Language, Said
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
    decided = decision_content(shown.case)
    if decided is None:
        stop(_NO_DRAFT.told(lang))
    for line in (*_lines(decided, shown.place), *_signed(shown)):
        screen().print(escape(line.told(lang)))
    digest = content_digest(shown.case)[:SHORT]
    screen().print(Said(f"内容摘要：{digest}", f"content digest: {digest}").told(lang), style="bold")


def _lines(of: DecisionContent, place: str) -> Iterator[Said]:
    decided = f"{of.decision.value}（{of.grade}）" if of.grade else of.decision.value
    yield Said(f"决定：{decided}　第 {of.round} 轮", f"decision: {decided}, round {of.round}")
    park = f"{of.park}　{of.programme}"
    yield Said(f"园区：{park}　{place}", f"park: {park}　{of.jurisdiction}")
    told = f"{of.recommendation.value}　{read_exact(of.score).rounded(2)}"
    yield Said(f"建议结论：{told} 分", f"recommendation: {told} points")
    if of.override is not None:
        told = f"{of.override.reason}（{of.override.until}）"
        yield Said(f"改变建议结论的理由：{told}", f"override: {told}")
    for waiver in of.waivers:
        told = f"{waiver.subject}：{waiver.reason}（{waiver.until}）"
        yield Said(f"不适用认定 {told}", f"waiver {told}")
    if of.plan is not None:
        told = f"{of.plan.version}（{of.plan.document}，{of.plan.decided_on}）"
        yield Said(f"方案：{told}", f"plan: {told}")
    for item in of.items:
        told = f"{item.rule} {item.subject}：{item.demand}（{item.owner}，{item.deadline}）"
        yield Said(f"整改事项 {told}", f"to be put right {told}")
    if of.deadline is not None:
        yield Said(f"整改期限：{of.deadline}", f"deadline: {of.deadline}")
    for given in of.opinions:
        agrees = Said("同意", "agrees") if given.agrees else Said("不同意", "disagrees")
        department = given.department.said
        yield Said(
            f"会商意见 {department.zh}：{agrees.zh}，{given.opinion}",
            f"opinion of {department.en}: {agrees.en}, {given.opinion}",
        )
    yield from _digests(of)


def _digests(of: DecisionContent) -> Iterator[Said]:
    rests_on = {
        Said("工作簿", "workbook"): of.workbook,
        Said("申报", "submission"): of.submission,
        Said("评价", "assessment"): of.assessment,
        Said("规则包", "pack"): of.pack,
        Said("评分标准", "rubric"): of.rubric,
    }
    zh = "　".join(f"{name.zh} {digest[:SHORT]}" for name, digest in rests_on.items())
    en = "  ".join(f"{name.en} {digest[:SHORT]}" for name, digest in rests_on.items())
    yield Said(f"依据的摘要：{zh}", f"rests on: {en}")


def _signed(shown: CaseShown) -> Iterator[Said]:
    for one in signatures(shown.case):
        if one.stands:
            name, department = one.recorded.person.name, one.department.said
            yield Said(f"已签：{department.zh} {name}", f"signed: {department.en} {name}")
    for missing in missing_signatures(shown.case, shown.procedure):
        yield Said(f"待签：{missing.said.zh}", f"to sign: {missing.said.en}")
