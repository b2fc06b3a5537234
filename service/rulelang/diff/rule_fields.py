"""The fields of a rule beside its table: which can change a judgement, which are wording."""

from __future__ import annotations

from collections.abc import Mapping

from service.rulelang.diff.change import NOTHING, Change, Level, Places, alike
from service.rulelang.diff.fields import Field, changed_fields
from service.rulelang.pack import Example, Manual, Provenance, Rule
from service.vocabulary.language import Said

_RULE = (
    Field("theme", Level.SCHEME, Said("主题", "theme")),
    Field("task", Level.JUDGEMENT, Said("任务", "task")),
    Field("effect", Level.SCHEME, Said("否决效力", "effect of the gate")),
    Field("severity", Level.JUDGEMENT, Said("重要程度", "severity")),
    Field("required", Level.JUDGEMENT, Said("核心要求", "core requirement")),
    Field("in_force_from", Level.JUDGEMENT, Said("施行日期", "in force from")),
    Field("in_force_until", Level.JUDGEMENT, Said("最后有效日期", "in force until")),
    Field("title", Level.WORDING, Said("标题", "title")),
    Field("title_en", Level.WORDING, Said("英文标题", "English title")),
    Field("clause", Level.WORDING, Said("依据条款", "clause")),
    Field("because", Level.WORDING, Said("判定理由的句子", "sentence of reasons")),
    Field("because_en", Level.WORDING, Said("英文判定理由", "English sentence of reasons")),
    Field("evidence", Level.WORDING, Said("佐证材料", "evidence")),
    Field("rectify", Level.WORDING, Said("整改要求", "what to put right")),
)
_NOT_APPLICABLE = Field(
    "not_applicable",
    Level.JUDGEMENT,
    Said("可接受的不适用理由", "reasons for not applicable"),
    means=frozenset,
)
_NUMBERS = (
    Field("source", Level.WORDING, Said("数值来源", "source of the numbers")),
    Field("reliability", Level.WORDING, Said("可靠程度", "reliability")),
)
_MANUAL = (
    Field("by", Level.SCHEME, Said("由谁回答", "who answers")),
    Field(
        "ask",
        Level.JUDGEMENT,
        Said("问题（意思是否改变须人工核对）", "question (whether it means the same, a person must tell)"),
    ),
    Field("why_no_number", Level.WORDING, Said("为什么没有数值可判", "why no number decides")),
)
_REPLACES = Said("替换的规则", "rule replaced")


def rule_field_changes(before: Rule, after: Rule, subjects: Mapping[str, str]) -> tuple[Change, ...]:
    """Everything that differs outside the table and what it reads. `subjects`: subject key → its name."""
    places = (before.position, after.position)
    return (
        *_subject_changes(before, after, subjects, places),
        *changed_fields(before, after, (*_RULE, _NOT_APPLICABLE), places),
        *_manual_changes(before.manual, after.manual, places),
        *_provenance(before.numbers, after.numbers, places),
        *_replacement(before, after, places),
        *_example_changes(before, after, places),
    )


def _subject_changes(before: Rule, after: Rule, names: Mapping[str, str], places: Places) -> tuple[Change, ...]:
    added = [names.get(key, key) for key in after.subjects if key not in before.subjects]
    removed = [names.get(key, key) for key in before.subjects if key not in after.subjects]
    if not added and not removed:
        return ()
    gone, new = "、".join(removed), "、".join(added)
    what = Said("判定的对象", "subjects judged")
    one = Said(f"不再判定 {gone}" if gone else "", f"no longer {gone}" if gone else "")
    other = Said(f"新判定 {new}" if new else "", f"now also {new}" if new else "")
    return (Change("subjects", Level.SCHEME, what, one, other, places=places),)


def _manual_changes(before: Manual | None, after: Manual | None, places: Places) -> tuple[Change, ...]:
    if before is not None and after is not None:
        return changed_fields(before, after, _MANUAL, places)
    if before is None and after is None:
        return ()
    forms = {True: Said("由数据判定", "judged by data"), False: Said("人工核查", "judged by a person")}
    what = Said("判定方式", "how it is judged")
    return (Change("form", Level.SCHEME, what, forms[before is None], forms[after is None], places=places),)


def _provenance(before: Provenance, after: Provenance, places: Places) -> tuple[Change, ...]:
    return changed_fields(before, after, _NUMBERS, places)


def _replacement(before: Rule, after: Rule, places: Places) -> tuple[Change, ...]:
    """That one side takes the place of a rule of an extended pack, and why."""
    if before.replaces == after.replaces:
        return ()
    reasons = [side.replaces.reason for side in (after, before) if side.replaces]
    told = (_replaced(before), _replaced(after))
    return (Change("replaces", Level.WORDING, _REPLACES, *told, alike(reasons[0]), places),)


def _replaced(rule: Rule) -> Said:
    old = rule.replaces
    return Said(f"{old.pack} 的 {old.rule}", f"{old.rule} of {old.pack}") if old else NOTHING


def _example_changes(before: Rule, after: Rule, places: Places) -> tuple[Change, ...]:
    one, other = _said_by(before.examples), _said_by(after.examples)
    removed, added = (sum(found not in kept for found in of) for of, kept in ((one, other), (other, one)))
    if not removed and not added:
        return ()
    counted = (
        (removed, Said(f"去掉 {removed} 个", f"{removed} removed")),
        (added, Said(f"增加 {added} 个", f"{added} added")),
    )
    parts = [said for count, said in counted if count]
    what = Said(f"例子：{'，'.join(one.zh for one in parts)}", f"examples: {', '.join(one.en for one in parts)}")
    return (Change("examples", Level.NONE, what, places=places),)


def _said_by(examples: tuple[Example, ...]) -> list[object]:
    """What examples say, wherever they stand."""
    return [(example.given, example.rows, example.verdict) for example in examples]
