"""score(): sections, redistribution, minimums, grade."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from service.rulelang.rubric import Band, Rubric, Section
from service.rulelang.tables import Interval
from service.scoring import arithmetic
from service.scoring.arithmetic import Worked
from service.scoring.criteria import Earned, earn
from service.vocabulary.exact import ZERO, Quotient
from service.vocabulary.finding import Finding
from service.vocabulary.scorecard import Scorecard, ScoreLine, ScoreSection


def score(findings: Sequence[Finding], rubric: Rubric) -> Scorecard:
    """The scorecard of one park: exact points, completeness and grade.

    Raises:
        LookupError: a criterion without findings, or a score in no band (the rubric was not checked).
    """
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.rule].append(finding)
    sections = tuple(_section(section, by_rule, rubric) for section in rubric.sections)
    counted = [s for s in sections if s.applicable]
    weights = sum((s.weight for s in counted), ZERO)
    full = Quotient.of(rubric.full)
    if not weights:
        return _nothing_applies(sections, rubric)
    value = full * sum((s.points for s in counted), ZERO) / weights
    grade, reason = _grade(value, counted, rubric)
    return Scorecard(
        score=value,
        full=full,
        completeness=sum((_evaluable_weight(s) for s in counted), ZERO) / weights,
        grade=grade,
        grade_reason=reason,
        arithmetic=arithmetic.total([s.points for s in counted], weights, full, band_edges(rubric)),
        sections=sections,
        rubric=rubric.id,
        rubric_digest=rubric.digest,
    )


def band_edges(rubric: Rubric) -> tuple[Decimal, ...]:
    """Every score at which the grade can change."""
    ends = (end for band in rubric.bands for end in (band.interval.low, band.interval.high))
    return tuple(sorted({end for end in ends if end is not None}))


def _section(section: Section, by_rule: Mapping[str, Sequence[Finding]], rubric: Rubric) -> ScoreSection:
    earned = [earn(c, by_rule.get(c.rule, ()), rubric.points) for c in section.criteria]
    applicable = sum((Quotient.of(e.criterion.weight) for e in earned if e.applicable), ZERO)
    weight = Quotient.of(section.weight)
    lines = tuple(_line(e, weight, applicable) for e in earned)
    points = sum((line.points for line in lines), ZERO)
    minimum = None if section.minimum is None else Quotient.of(section.minimum)
    ratio = points / weight
    counts = bool(applicable)
    listed = tuple(line.points for line in lines if line.applicable)
    return ScoreSection(
        code=section.code,
        title=section.title,
        weight=weight,
        points=points,
        ratio=ratio,
        minimum=minimum,
        under_minimum=counts and minimum is not None and ratio < minimum,
        applicable=counts,
        working=Worked(arithmetic.section_sum, (listed, points, weight)) if counts else "本部分各项均不适用，不计分",
        lines=lines,
    )


def _line(earned: Earned, section: Quotient, applicable: Quotient) -> ScoreLine:
    weight, points = Quotient.of(earned.criterion.weight), ZERO
    working: object = "不适用，权重由本部分其他各项分担"
    if earned.applicable:
        points = weight * earned.share
        if section != applicable:
            points = section * points / applicable
        working = Worked(arithmetic.line, (weight, earned.parts, earned.share, (section, applicable)))
    return ScoreLine(
        rule=earned.criterion.rule,
        title=earned.findings[0].title,
        weight=weight,
        applicable=earned.applicable,
        evaluable=earned.evaluable,
        share=earned.share,
        points=points,
        working=working,
        findings=tuple(f.key for f in earned.findings),
    )


def _evaluable_weight(section: ScoreSection) -> Quotient:
    applicable = sum((line.weight for line in section.lines if line.applicable), ZERO)
    judged = sum((line.weight * line.evaluable for line in section.lines if line.applicable), ZERO)
    return section.weight * judged / applicable


def _grade(value: Quotient, counted: Sequence[ScoreSection], rubric: Rubric) -> tuple[str, str]:
    band = band_of(value, rubric)
    low = [s for s in counted if s.under_minimum]
    if low:
        named = "、".join(f"{s.title}得分率 {rate(s)} 低于下限 {arithmetic.percent(s.minimum or ZERO)}" for s in low)
        return rubric.failing_grade, named
    shown = arithmetic.figure(value, band_edges(rubric))
    return band.grade, f"总分 {shown} 在区间 {band.text}"


def band_of(value: Quotient, rubric: Rubric) -> Band:
    """The band that holds a score.

    Raises:
        LookupError: none does (the rubric was not checked).
    """
    band = next((b for b in rubric.bands if _within(value, b.interval)), None)
    if band is None:
        raise LookupError(f"no band of rubric {rubric.id} holds {value.fraction()}")
    return band


def rate(section: ScoreSection) -> str:
    """The rate in digits that do not hide that it is under the minimum."""
    hundred = Quotient.of(100)
    edge = ((section.minimum or ZERO) * hundred).numerator
    return f"{arithmetic.figure(section.ratio * hundred, (edge,))}%"


def _within(value: Quotient, interval: Interval) -> bool:
    if interval.low is not None:
        low = Quotient(interval.low)
        if value < low or (value == low and not interval.low_closed):
            return False
    if interval.high is not None:
        high = Quotient(interval.high)
        if value > high or (value == high and not interval.high_closed):
            return False
    return True


def _nothing_applies(sections: tuple[ScoreSection, ...], rubric: Rubric) -> Scorecard:
    reason = "各项均不适用，没有可以计分的内容"
    return Scorecard(
        ZERO,
        Quotient(rubric.full),
        ZERO,
        rubric.failing_grade,
        reason,
        reason,
        sections,
        rubric.id,
        rubric.digest,
    )
