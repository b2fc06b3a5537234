"""What an act says, in a line: its fields by their names, long ones shortened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from service.casework.acts.act import Act
from service.casework.acts.correction import Place
from service.casework.decision_lines import points_told
from service.vocabulary.assessment_summary import AssessmentSummary
from service.vocabulary.language import Said
from service.vocabulary.person import Department

_DIGEST_LENGTH = 64
_DIGEST_SHOWN = 12
_HIDDEN = {
    "case",
    "kind",
    "basis",
    "rules",
    "submission",
    "previous",
    "pack",
    "plans",
    "questions",
    "amendments",
    "changes",
    "programme_title",
    "projects",
}
_DIGESTS = {"workbook", "content", "file", "letter", "report", "evidence"}
_NAMES = {
    "agrees": Said("同意", "agrees"),
    "amended_targets": Said("目标调整", "amended targets"),
    "answer": Said("意见", "answer"),
    "approved": Said("审核同意", "approved"),
    "authority": Said("审核机关", "authority"),
    "changed": Said("改动", "changed"),
    "city": Said("设区市", "city"),
    "code": Said("编码", "code"),
    "conclusion": Said("结论", "conclusion"),
    "confirmed": Said("属实的事项", "confirmed items"),
    "content": Said("内容摘要", "content"),
    "credit_code": Said("信用代码", "credit code"),
    "dated": Said("文件日期", "dated"),
    "deadline": Said("期限", "deadline"),
    "decided_on": Said("审核日期", "decided on"),
    "decision": Said("决定", "decision"),
    "department": Said("部门", "department"),
    "difficulties": Said("困难", "difficulties"),
    "difficulty": Said("第几项困难", "difficulty"),
    "document": Said("文号", "document"),
    "enterprise": Said("企业", "enterprise"),
    "established": Said("认定值", "established"),
    "evaluation_date": Said("评估日期", "evaluation date"),
    "evidence": Said("佐证", "evidence"),
    "experience": Said("经验", "experience"),
    "expert": Said("专家编号", "expert id"),
    "expert_name": Said("专家", "expert"),
    "file": Said("文件", "file"),
    "filed_on": Said("报送日期", "filed on"),
    "first_day": Said("自", "from"),
    "grade": Said("等级", "grade"),
    "grounds": Said("理由", "grounds"),
    "how": Said("办法", "how"),
    "item": Said("事项", "item"),
    "items": Said("事项", "items"),
    "jurisdiction": Said("主管地区", "jurisdiction"),
    "key": Said("对象", "key"),
    "last_day": Said("至", "until"),
    "leader": Said("组长", "leader"),
    "letter": Said("申请函", "letter"),
    "made_on": Said("报告日期", "day of the report"),
    "media_type": Said("类型", "type"),
    "members": Said("成员", "members"),
    "name": Said("名称", "name"),
    "note": Said("说明", "note"),
    "objection": Said("异议", "objection"),
    "objector": Said("异议人", "objector"),
    "opinion": Said("意见", "opinion"),
    "organisation": Said("机构", "organisation"),
    "park": Said("园区编号", "park id"),
    "park_code": Said("园区代码", "park code"),
    "park_name": Said("园区", "park"),
    "place": Said("哪一处", "place"),
    "problems": Said("错误", "errors"),
    "programme": Said("规划期", "programme"),
    "progress": Said("进展", "progress"),
    "project": Said("项目", "project"),
    "raw": Said("原文", "as written"),
    "ready": Said("已就绪", "ready"),
    "reason": Said("理由", "reason"),
    "replaced_projects": Said("项目调整", "replaced projects"),
    "reply": Said("情况", "reply"),
    "report": Said("报告", "report"),
    "results": Said("成效", "results"),
    "right": Said("更正为", "should read"),
    "rule": Said("规则", "rule"),
    "score": Said("分数", "score"),
    "subject": Said("对象", "subject"),
    "summary": Said("结果", "result"),
    "support": Said("措施", "support"),
    "supporter": Said("支持单位", "supporter"),
    "target": Said("证明", "proves"),
    "unit": Said("单位", "unit"),
    "until": Said("有效期至", "until"),
    "upheld": Said("成立", "upheld"),
    "values": Said("数值", "values"),
    "version": Said("版本", "version"),
    "visited_on": Said("核查日期", "visited on"),
    "waiver": Said("不适用认定序号", "waiver"),
    "where": Said("网址或地点", "where"),
    "without_waivers": Said("不计不适用认定", "without waivers"),
    "workbook": Said("工作簿", "workbook"),
    "wrong": Said("原文", "as written"),
    "year": Said("年度", "year"),
}
_LONGEST = 80
_MOST = 5
_YES_NO = {True: Said("是", "yes"), False: Said("否", "no")}


def details(act: Act, names: Mapping[str, str] | None = None) -> Said:
    """What the act says, as `名称 值，…`; empty where it says nothing. names: field → the Chinese name of what it holds
    as a code."""
    told = list(_stated(act))
    known = names or {}
    zh = "，".join(f"{_NAMES[field].zh} {known.get(field, value.zh)}" for field, value in told)
    en = ", ".join(f"{_NAMES[field].en} {value.en}" for field, value in told)
    return Said(zh, en)


def _stated(act: Act) -> Iterator[tuple[str, Said]]:
    for field in fields(act):
        value = getattr(act, field.name)
        if field.name not in _HIDDEN and value not in ("", None, ()):
            yield field.name, _shown(field.name, value)


def _shown(name: str, value: object) -> Said:
    if isinstance(value, bool):
        return _YES_NO[value]
    if isinstance(value, AssessmentSummary):
        return _result(value)
    if isinstance(value, tuple):
        return _several(name, value)
    if isinstance(value, Department | Place):
        return value.said
    text = str(value)
    if name in _DIGESTS and len(text) == _DIGEST_LENGTH:
        text = text[:_DIGEST_SHOWN]
    return _same(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _several(name: str, values: tuple[object, ...]) -> Said:
    if not all(isinstance(value, str) for value in values):
        return Said(f"{len(values)} 项", f"{len(values)}")
    shown = [_shown(name, value) for value in values[:_MOST]]
    more = len(values) - len(shown)
    rest = Said(f"等 {len(values)} 项", f" and {more} more") if more else _same("")
    return Said("、".join(one.zh for one in shown) + rest.zh, ", ".join(one.en for one in shown) + rest.en)


def _result(summary: AssessmentSummary) -> Said:
    grade = f"（{summary.grade}）" if summary.grade else ""
    points = points_told(summary.score)
    english = f"{summary.recommendation.value} {summary.grade}".rstrip()
    return Said(f"{summary.recommendation.value}{grade} {points.zh}", f"{english} {points.en}")


def _same(text: str) -> Said:
    return Said(text, text)
