"""Files of rules/proceedings/: what they hold, and one dated value of a procedure as policy staff write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from service.authoring.nearest import unknown
from service.authoring.node import Text
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.scalars import as_date
from service.authoring.shape import Holds, Key, Section, Shape
from service.rulelang.pack import ClauseRegister
from service.rulelang.parse.clauses import require_clause
from service.rulelang.parse.measures import as_measure
from service.rulelang.parse.rule import RELIABILITIES
from service.vocabulary.person import Department

Value = int | Decimal | tuple[Department, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a value of the procedure is: its title, its unit (None: departments), whether it is a whole number."""

    title: str
    unit: str | None
    whole: bool = True


WANTED: Mapping[str, Wanted] = {
    "signature_departments": Wanted("会签部门", None),
    "opinion_departments": Wanted("须出具会商意见的部门", None),
    "experts_needed": Wanted("每个评分事项的专家人数", "人"),
    "score_lowest": Wanted("专家评分的最低分", "分", whole=False),
    "score_highest": Wanted("专家评分的最高分", "分", whole=False),
    "score_spread": Wanted("同一事项专家评分的离差提示线（最高减最低）", "分", whole=False),
    "publicity_days": Wanted("公示天数", "天"),
    "appeal_days": Wanted("提出申诉的期限", "天"),
    "extension_months": Wanted("一次延期最长月数", "月"),
    "extensions": Wanted("延期次数", "次"),
    "rectifications": Wanted("限期整改次数", "次"),
    "review_days": Wanted("设区市初审期限", "天"),
    "signing_days": Wanted("会签期限", "天"),
    "objection_reply_days": Wanted("处理异议的期限", "天"),
    "appeal_reply_days": Wanted("决定申诉的期限", "天"),
}
"""Every value that a procedure states, by name; days are calendar days."""

PROVISION = Shape(
    "程序数值",
    (
        Key("name", "名称", required=True, choices=tuple(WANTED)),
        Key("value", "数值（带单位），或部门的列表", Holds.TEXT_OR_TEXTS, required=True),
        Key("source", "来源", required=True),
        Key("reliability", "可靠程度", required=True, choices=RELIABILITIES),
        Key("clause", "条款"),
        Key("from", "施行日期", required=True),
    ),
)


PROCEDURE = Shape(
    "办理程序",
    (
        Key("id", "编码", required=True),
        Key("title", "标题", required=True),
        Key("note", "说明", required=True),
        Key("jurisdiction", "主管地区（不写：没有自己程序的各地区）"),
        Key("values", "程序数值", Holds.LIST, required=True),
    ),
)


@dataclass(frozen=True, slots=True)
class DatedValue:
    """One line: the value with its text as written, where it comes from (clause empty where none is named), and its
    first day."""

    name: str
    value: Value
    text: str
    source: str
    reliability: str
    clause: str
    begins: date
    section: Section


def read_value(section: Section, registers: Mapping[str, ClauseRegister], log: ProblemLog) -> DatedValue | None:
    """The value of one line; None, and noted, when it cannot be used."""
    name = section.text("name")
    begins = section.read("from", as_date, None)
    clause = section.read("clause", lambda text: require_clause(text, registers), "")
    if name not in WANTED or "value" not in section:
        return None
    value = _departments(section, log) if WANTED[name].unit is None else _number(section, WANTED[name])
    if value is None or begins is None:
        return None
    text = "、".join(one.value for one in section.texts("value"))
    return DatedValue(name, value, text, section.text("source"), section.text("reliability"), clause, begins, section)


def _number(section: Section, wanted: Wanted) -> int | Decimal | None:
    node = section.node("value")
    if not isinstance(node, Text):
        section.note("value", _NO_NUMBER)
        return None
    return section.read("value", lambda text: _measured(text, wanted), None)


def _measured(text: str, wanted: Wanted) -> int | Decimal:
    """The number in its unit.

    Raises:
        Mistake: another unit, below zero, or no whole number where one is wanted.
    """
    measure = as_measure(text)
    if measure.unit != wanted.unit:
        raise Mistake(
            "wrong-unit",
            f"“{wanted.title}”的单位“{measure.unit or '无单位'}”",
            f"单位“{wanted.unit}”",
            f"写成多少“{wanted.unit}”，例如 7 {wanted.unit}",
            en=English(f"the unit “{measure.unit or 'none'}”", f"a number in {wanted.unit}", f"write 7 {wanted.unit}"),
        )
    if measure.value < 0 or (wanted.whole and measure.value != measure.value.to_integral_value()):
        kind, english = ("自然数", "a whole number from 0") if wanted.whole else ("不小于 0 的数", "a number from 0")
        raise Mistake(
            "bad-whole",
            f"“{wanted.title}”的值 {measure.text}",
            kind,
            f"改成{kind}",
            en=English(f"the value {measure.text}", english, f"write {english}"),
        )
    return int(measure.value) if wanted.whole else measure.value


def _departments(section: Section, log: ProblemLog) -> tuple[Department, ...] | None:
    """The departments listed; `[]` for none."""
    titles = {one.value: one.label for one in Department}
    found: list[Department] = []
    before = len(log)
    for text in section.texts("value"):
        if text.value not in titles:
            word = unknown("部门", text.value, titles, "改成其中之一", titles, en=("department", "use one of them"))
            log.add(text.position, word)
        elif Department(text.value) in found:
            log.add(text.position, _TWICE)
        else:
            found.append(Department(text.value))
    return tuple(found) if len(log) == before else None


_NO_NUMBER = Mistake(
    "wrong-kind",
    "一个列表",
    "一个数，带单位",
    "写成一个数，例如 7 天",
    en=English("a list", "one number with its unit", "write one number, for example 7 天"),
)
_TWICE = Mistake(
    "duplicate-id",
    "同一部门列了两次",
    "每个部门列一次",
    "删去其中一个",
    en=English("a department twice", "each department once", "delete one of them"),
)
