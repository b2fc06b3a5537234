"""Not measuring never pays: a missing or disputed value in place of any value never leads to 通过, a higher grade or a
better verdict. A premise is that questions stay as they are: a check without data asks nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service.rulelang.analysis.obligation import Fault, Obligation, mistake
from service.rulelang.analysis.orders import outcome_without_value
from service.rulelang.analysis.possible import can_be_inapplicable
from service.rulelang.derivations import Count
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Criterion, Rubric
from service.rulelang.tables import Interval, NumberTest, Row
from service.vocabulary.assessment import Recommendation
from service.vocabulary.finding import Theme, Verdict
from service.vocabulary.language import Said as Sentence

_PAYING: Mapping[str, int] = {Verdict.MET: 2, Verdict.NEARLY_MET: 1, Recommendation.PASS: 2, Recommendation.RECTIFY: 1}
"""What a park can gain by: outcomes above those that open verdicts and an undetermined case are level with or below."""


def prove_table(rule: Rule) -> Obligation:
    """For one table, the gates and the decision included.

    A row that applies without the value does not test it, so, rows being exclusive, it applies with any value too.
    Where no row applies, the state decides, and what it decides gains nothing.
    """
    without = outcome_without_value(rule)
    assert without not in _PAYING
    word = without if rule.theme is Theme.DECISION else Verdict(without).label
    blind = sum(1 for row in rule.table.rows if len(row.tests) < len(rule.table.attributes))
    says = Sentence("以缺失或有争议代替任何值，判定不变好", "missing or disputed instead of any value gains nothing")
    how = Sentence(
        f"{len(rule.table.rows)} 行互斥；不看某些列的 {blind} 行，在那些列有值时同样适用；"
        f"没有行适用时为“{word}”，不得分、不放行",
        f"{len(rule.table.rows)} exclusive rows; the {blind} that leave out columns apply with any value there too; "
        f"where none applies the outcome is {without}",
    )
    return Obligation("unmeasured", rule.id, says, how)


def prove_inapplicable(pack: Pack, rubric: Rubric) -> Iterator[Obligation]:
    """That what does not apply leaves the score only after an assessor said so, criterion by criterion."""
    for criterion in (c for section in rubric.sections for c in section.criteria):
        rule = pack.rules[criterion.rule]
        if can_be_inapplicable(rule):
            yield _inapplicable(rule, criterion)


def _inapplicable(rule: Rule, criterion: Criterion) -> Obligation:
    kept = criterion.not_applicable != "exclude_and_redistribute"
    says = Sentence(
        "未经评估员认定的“不适用”按缺失计", "“not applicable” counts as missing until an assessor accepts it"
    )
    how = (
        Sentence("不适用时仍留在分母里，得零分", "stays in the denominator with no points")
        if kept
        else Sentence("理由须列入规则并由评估员认定", "reasons are listed and accepted by an assessor")
    )
    remark = None
    if not rule.not_applicable:
        remark = Sentence("不适用只来自分母为零：零是数值，不是缺失", "only by a zero denominator: zero is a value")
    return Obligation("unmeasured", rule.id, says, how, remark=remark)


def prove_nothing_measured(pack: Pack, rubric: Rubric) -> Iterator[Obligation]:
    """That a park of which nothing is known does not pass."""
    says = Sentence("什么都不填报的园区不会通过", "a park that measures nothing does not pass")
    holding = [rule.id for rule in pack.by_theme(Theme.GATES) if _holds_back(rule)]
    for rule in pack.by_theme(Theme.DECISION):
        grade = _grade_of_nothing(rubric)
        passes = not holding and _decided(rule, {"grade": grade}) == Recommendation.PASS
        how = Sentence(
            f"完整度和得分为零，等级“{grade}”；不放行的否决项：{'、'.join(holding) or '无'}",
            f"completeness and score zero, grade {grade}; gates that hold it back: {', '.join(holding) or 'none'}",
        )
        fault = None
        if passes:
            found = mistake(
                "missing-pays",
                (f"什么都不填报也“{Recommendation.PASS}”", "数据缺失不会通过", "补上评价完整度的否决项，或改正结论表"),
                ("a park that measures nothing and passes", "no pass without data", "add a gate over completeness"),
            )
            fault = Fault(rule.position, found, rule.id)
        yield Obligation("unmeasured", rule.id, says, how, fault)


def _holds_back(gate: Rule) -> bool:
    """Whether a gate is not met when nothing is known."""
    return not any(row.outcome == Verdict.MET for row in gate.table.rows if _applies(gate, row, {}))


def _decided(rule: Rule, words: Mapping[str, str]) -> str:
    rows = (row.outcome for row in rule.table.rows if _applies(rule, row, words))
    return next(rows, Recommendation.UNDETERMINED)


def _applies(rule: Rule, row: Row, words: Mapping[str, str]) -> bool:
    """Whether a row applies to a park of which nothing is known: what is counted is zero, all else is missing."""
    counted = {"completeness", "score", "reject", "withhold"}
    counted |= {line.attribute.name for line in rule.derived if _counts_findings(line.expression)}
    for name, test in row.tests.items():
        if isinstance(test, NumberTest):
            if name not in counted or not any(map(_holds_zero, test.intervals)):
                return False
        elif words.get(name) not in test.values:
            return False
    return True


def _counts_findings(expression: object) -> bool:
    return isinstance(expression, Count) and expression.collection == "finding"


def _grade_of_nothing(rubric: Rubric) -> str:
    if any(section.minimum for section in rubric.sections):
        return rubric.failing_grade
    return next(band.grade for band in rubric.bands if _holds_zero(band.interval))


def _holds_zero(interval: Interval) -> bool:
    low, high = interval.low, interval.high
    above = low is None or low < 0 or (low == 0 and interval.low_closed)
    return above and (high is None or high > 0 or (high == 0 and interval.high_closed))
