"""The rules of this installation: read, checked, compared, tried; nothing of them is changed here."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import Query, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from service.access.use_cases import UseCase
from service.api.rules.rule import ExplainedShown, MatrixShown, PackShown, RuleShown
from service.api.values import Given, Shown
from service.transport.auth import Caller, Who
from service.transport.declared import asks, routed
from service.transport.downloads import HTML, attachment
from service.transport.problem_details import ProblemItem
from service.transport.problems import rule_item
from service.vocabulary.day import day_of
from service.vocabulary.language import Language
from service.workflow.rules.check_rules import check_rules
from service.workflow.rules.clause_matrix import matrix_html, open_matrices
from service.workflow.rules.diff_rules import diff_versions, difference_record
from service.workflow.rules.explain_rule import explain_rule
from service.workflow.rules.list_packs import list_packs
from service.workflow.rules.list_rules import Wanted, list_rules
from service.workflow.rules.rule_base import require_pack
from service.workflow.rules.rule_example import RuleExample, rule_example

router = routed("/rules", "规则")
OnDay = Annotated[date | None, Query(description="按哪一天施行的规则；不写为今天")]
Lang = Annotated[Language, Query(description="文字的语言")]
_SOURCE = "规则包（base-145）、版本（base-145@2024.1）或摘要的开头（至少 7 位）"


class CheckedShown(Shown):
    """What a check found."""

    clean: bool = Field(description="没有发现问题")
    told: list[str] = Field(description="检查了什么、证明了什么，逐行")
    problems: list[ProblemItem] = Field(description="问题，各有位置和修复办法")


class TrialGiven(Given):
    """An input to try a rule on."""

    values: dict[str, str] = Field(description="名称 → 值，如 attainment → 95%；值可以是 missing")
    on: date | None = Field(None, description="按哪一天施行的规则；不写为今天")


class VerdictShown(Shown):
    """What the two independent evaluators say of one subject."""

    subject: str = Field(description="判定的对象")
    official: str = Field(description="正式计算的判定")
    reference: str = Field(description="独立复算的判定")


class TrialShown(Shown):
    """What a rule says of an input."""

    pack: str = Field(description="规则包")
    rule: str = Field(description="规则编号")
    agree: bool = Field(description="两套独立计算一致")
    verdicts: list[VerdictShown] = Field(description="各对象的判定")
    example: str = Field(description="可以写进规则 examples 的一行；各对象判定不同或两套计算不一致的为空")

    @classmethod
    def of(cls, rule: str, made: RuleExample) -> TrialShown:
        """The verdicts."""
        verdicts = [
            VerdictShown(subject=subject, official=official, reference=reference)
            for subject, (official, reference) in made.verdicts.items()
        ]
        return cls(pack=made.pack, rule=rule, agree=made.agree, verdicts=verdicts, example=made.line)


def _day(who: Caller, on: date | None) -> date:
    return on or day_of(who.at)


@router.get("/packs", **asks(UseCase.READ_RULES, summary="列出规则包"))
def packs(who: Who) -> list[PackShown]:
    """各规则包的各个版本，以及何时施行。"""
    return [PackShown.of(one) for one in list_packs(who.settings)]


@router.get("/packs/{pack}/rules", **asks(UseCase.READ_RULES, summary="列出规则"))
def rules(
    who: Who,
    pack: str,
    theme: Annotated[str, Query(description="主题：代码或中文")] = "",
    clause: Annotated[str, Query(description="条款号，如 三(三) 或 ndrc-2021-1004/三(三).4")] = "",
    indicator: Annotated[str, Query(description="指标或原始数据的编码或名称")] = "",
    on: OnDay = None,
) -> list[RuleShown]:
    """一个规则包的规则，按判定的次序。"""
    found = list_rules(who.settings, pack, _day(who, on), Wanted(theme, clause, indicator))
    return [RuleShown.of(of.id, rule) for of, rule in found]


@router.get("/packs/{pack}/rules/{rule}", **asks(UseCase.READ_RULES, summary="用平常的话说明一条规则"))
def explain(who: Who, pack: str, rule: str, on: OnDay = None) -> ExplainedShown:
    """判什么、谁说了算、怎样判、数从哪里来、计多少分、影响什么。"""
    return ExplainedShown.of(explain_rule(who.settings, rule, pack, _day(who, on)))


@router.post("/packs/{pack}/rules/{rule}/trials", **asks(UseCase.TRY_RULES, summary="试算一条规则"))
def try_rule(who: Who, pack: str, rule: str, body: TrialGiven) -> TrialShown:
    """一条规则对一组数据怎样判；什么也不保存。"""
    words = [f"{name}={value}" for name, value in body.values.items()]
    return TrialShown.of(rule, rule_example(who.settings, pack, rule, words, _day(who, body.on)))


@router.get("/packs/{pack}/check", **asks(UseCase.CHECK_RULES))
def check(
    who: Who,
    pack: str,
    on: OnDay = None,
    proofs: Annotated[bool, Query(description="逐项列出证明及其结果")] = False,
    lang: Lang = Language.ZH,
) -> CheckedShown:
    """规则包和评分标准是否有问题，证明了什么。"""
    require_pack(who.settings, pack)
    found = check_rules(who.settings, pack, _day(who, on), proofs, lang)
    problems = [rule_item(one) for one in found.problems]
    return CheckedShown(clean=not problems, told=list(found.told), problems=problems)


@router.get("/packs/{pack}/matrix", **asks(UseCase.READ_RULES, summary="查看条款对照表"))
def matrix(who: Who, pack: str, on: OnDay = None) -> MatrixShown:
    """每个条款由哪些规则落实，计多少分，有哪些例子和场景；再从规则回到条款。"""
    (made,) = open_matrices(who.settings, pack, _day(who, on))
    return MatrixShown.of(made)


@router.get(
    "/packs/{pack}/matrix.html",
    response_class=Response,
    **asks(UseCase.READ_RULES, summary="下载条款对照表", answers=HTML),
)
def matrix_page(who: Who, pack: str, on: OnDay = None, lang: Lang = Language.ZH) -> Response:
    """可打印的 HTML。"""
    made = open_matrices(who.settings, pack, _day(who, on))
    return attachment(matrix_html(made, who.settings, lang).encode(), f"条款对照表-{pack}.html", HTML)


@router.get("/difference", response_class=JSONResponse, **asks(UseCase.COMPARE_RULES))
def difference(
    who: Who,
    before: Annotated[str, Query(min_length=1, description=f"旧：{_SOURCE}")],
    after: Annotated[str, Query(min_length=1, description=f"新：{_SOURCE}")],
    on: OnDay = None,
) -> dict[str, Any]:
    """哪些输入判定不同，对得分和结论有什么影响，版本应怎样升（difference-1.schema.json）。"""
    return difference_record(diff_versions(who.settings, before, after, _day(who, on)))
