"""Tests, values and columns as a person reads them; in English the codes that the rules use are the words."""

from __future__ import annotations

from decimal import Decimal

from service.rulelang.tables import Attribute, Interval, Test, TextTest
from service.vocabulary.assessment import Recommendation
from service.vocabulary.exact import plain
from service.vocabulary.finding import Effect, Theme, Verdict
from service.vocabulary.language import Language

VALUES = {
    "yes": "是",
    "no": "否",
    "given": "有",
    "absent": "无",
    "unlisted": "未列入佐证清单",
    "none": "无",
    "unstated": "未写明",
    "approved": "审核同意",
    "not_approved": "审核不同意",
    "unapproved": "未经审核同意",
    "in_band": "在合理区间内",
    "slip": "疑似单位或数量级差错",
    "outside": "在合理区间外",
    "matches": "一致",
    "mismatch": "不一致",
    "exact": "确数",
    "approximate": "约数",
    "consistent": "一致",
    "contradictory": "自相矛盾",
    "done": "已完成",
    "trial": "试运行",
    "building": "在建",
    "not_started": "未开工",
    "cancelled": "已取消",
    "replaced": "已替换",
    "cancelled_approved": "已取消（审核同意）",
    "cancelled_not_approved": "已取消（未获同意）",
    "cancelled_unstated": "已取消（未说明是否审核同意）",
    "replaced_approved": "已替换（审核同意）",
    "replaced_not_approved": "已替换（未获同意）",
    "replaced_unstated": "已替换（未说明是否审核同意）",
    "ok": "未见异常",
    "before_approval": "早于方案审核同意",
    "after_period": "晚于评估年度",
    "base": "基期",
    "target": "目标值",
    "evaluated": "评估年度",
    "other": "其他年度",
    "layout": "优化产业空间布局",
    "symbiosis": "促进产业循环链接",
    "energy-carbon": "推动节能降碳",
    "resources": "资源高效利用综合利用",
    "pollution": "加强污染集中治理",
    "high": "高",
    "medium": "中",
    "low": "低",
} | {word.value: word.label for kind in (Verdict, Theme, Effect) for word in kind}
"""Codes of text values → the word on the screen. A word that is no code (an expert's answer) stands for itself."""

_TASKS = {
    "layout": "industrial layout",
    "symbiosis": "industrial symbiosis",
    "energy-carbon": "energy saving and carbon reduction",
    "resources": "efficient and comprehensive use of resources",
    "pollution": "centralised pollution control",
}
"""Codes that are no English words."""

CONCLUSIONS = {
    Recommendation.PASS.value: "Accepted",
    Recommendation.RECTIFY.value: "Rectify within a time limit",
    Recommendation.REJECT.value: "Not accepted",
    Recommendation.UNDETERMINED.value: "Cannot be determined",
    "优秀": "excellent",
    "良好": "good",
    "合格": "pass",
    "不合格": "fail",
}
"""Recommendations and the usual grades, which rules write in Chinese → the words in English."""

RELIABILITIES = {
    "notice": "通知规定",
    "standard-unverified": "标准规定，未核对原件",
    "practice": "工作惯例",
    "example": "示例，由各地确定",
}
"""How far a number can be relied on → the words on the screen."""


def relied_on(source: str, reliability: str) -> tuple[str, ...]:
    """How far a number can be relied on and its source, in words; one of them where that is an example and both would
    say so."""
    word = RELIABILITIES[reliability]
    if reliability != "example" or word.partition("，")[0] not in source:
        return word, source
    return (word,) if source in word else (source,)


CLAUSE_STATUSES = {
    "coded": "由数据判定",
    "manual": "由人判定",
    "definition": "定义",
    "procedural": "程序性要求",
    "out_of_scope": "不在验收范围",
}
"""What becomes of a clause of a governing document → the words on the screen."""


NOT_APPLICABLE = {
    "exclude_and_redistribute": "不计入，分值由同一部分的其他评分项分担",
    "count_as_zero": "计零分",
    "not_allowed": "不允许，按无法评价计",
}
"""How a rubric scores what is not applicable → the words on the screen."""


def value_in_words(code: str, language: Language = Language.ZH) -> str:
    """The word of a text value: 基本达到, in English nearly met."""
    if language is Language.EN:
        return _TASKS.get(code) or CONCLUSIONS.get(code) or (code.replace("_", " ") if code in VALUES else code)
    return VALUES.get(code, code)


def number_in_words(value: Decimal, unit: str) -> str:
    """`60%`, `0.4 tce/万元`, `3`."""
    if unit == "%":
        return f"{plain(value.scaleb(2).normalize() + 0)}%"
    return f"{plain(value)} {unit}".rstrip()


def test_in_words(test: Test, column: Attribute, language: Language = Language.ZH) -> str:  # noqa: PT028 - no test
    """`≥ 90%`, `80%（含）至 90%（不含）`, `符合或基本符合`; in English `from 80% to below 90%`, `符合 or 基本符合`."""
    english = language is Language.EN
    if isinstance(test, TextTest):
        return (" or " if english else "或").join(value_in_words(value, language) for value in _in_order(test, column))
    told = (interval_in_words(one, column.unit, language) for one in test.intervals)
    return (" or " if english else "，或 ").join(told)


test_in_words.__test__ = False  # type: ignore[attr-defined]


def _in_order(test: TextTest, column: Attribute) -> list[str]:
    return [value for value in column.values if value in test.values]


def interval_in_words(interval: Interval, unit: str, language: Language) -> str:
    """`≥ 90%`, `80%（含）至 90%（不含）`; in English `from 80% to below 90%`, `from 80% to 90% inclusive`."""
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return f"= {number_in_words(low, unit)}"
    if low is None and high is None:
        return "any value" if language is Language.EN else "任意值"
    if high is None:
        assert low is not None
        return f"{'≥' if interval.low_closed else '>'} {number_in_words(low, unit)}"
    if low is None:
        return f"{'≤' if interval.high_closed else '<'} {number_in_words(high, unit)}"
    if language is Language.EN:
        start = "from" if interval.low_closed else "above"
        end = (
            f"{number_in_words(high, unit)} inclusive"
            if interval.high_closed
            else f"below {number_in_words(high, unit)}"
        )
        return f"{start} {number_in_words(low, unit)} to {end}"
    ends = ["（含）" if closed else "（不含）" for closed in (interval.low_closed, interval.high_closed)]
    return f"{number_in_words(low, unit)}{ends[0]}至 {number_in_words(high, unit)}{ends[1]}"
