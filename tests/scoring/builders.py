"""Findings and rubrics with defaults, for the tests of scoring."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from service.rulelang.rubric import Band, Criterion, Rubric, Section
from service.rulelang.tables import Interval, Position
from service.vocabulary.finding import Finding, Theme, Verdict

HERE = Position("rubrics/test.yaml", 1, 1)
POINTS = {"met": "1", "nearly_met": "0.6", "unmet": "0", "not_evaluable": "0", "manual": "0"}
BANDS = (("90", "100", "优秀"), ("75", "90", "良好"), ("60", "75", "合格"), ("0", "60", "不合格"))


def a_finding(rule: str, verdict: Verdict, subject: str = "case") -> Finding:
    """A finding of which only rule, subject and verdict matter."""
    return Finding(
        rule=rule, title=f"规则{rule}", theme=Theme.TARGETS, clause="c", subject=subject, subject_title=subject,
        verdict=verdict, row=1, cause="", required="", actual="", gap="", unit="", because="", facts=(), source="",
        reliability="example", rule_file="f", pack_digest="p",
    )  # fmt: skip


def a_criterion(rule: str, weight: str = "10", policy: str = "exclude_and_redistribute") -> Criterion:
    """One criterion."""
    return Criterion(rule, Decimal(weight), policy, HERE)


def a_section(code: str, criteria: Sequence[Criterion], minimum: str | None = None) -> Section:
    """A section whose weight is the sum of its criteria's weights."""
    weight = sum((c.weight for c in criteria), Decimal(0))
    return Section(code, f"部分{code}", weight, tuple(criteria), None if minimum is None else Decimal(minimum))


def a_rubric(sections: Sequence[Section], points: Mapping[str, str] | None = None) -> Rubric:
    """A rubric out of 100 with the usual four bands."""
    bands = tuple(
        Band(Interval(Decimal(low), True, Decimal(high), high == "100"), grade, f"[{low}..{high})")
        for low, high, grade in BANDS
    )
    shares = {k: Decimal(v) for k, v in (points or POINTS).items()}
    return Rubric(
        "t",
        "测试",
        "t",
        Decimal(100),
        shares,
        tuple(sections),
        bands,
        "不合格",
        "示例",
        "example",
        "d",
        HERE,
    )
