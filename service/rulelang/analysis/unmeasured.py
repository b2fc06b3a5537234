"""Not measuring never pays: a missing or disputed value in place of any value never leads to 通过, a higher grade or a
better verdict. A premise is that questions stay as they are; that those which matter do, prove_asked() says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service.rulelang.analysis.counted import TRIGGERING, Gain, first_gain, holds, swaps
from service.rulelang.analysis.obligation import Fault, Obligation, mistake
from service.rulelang.analysis.orders import outcome_without_value
from service.rulelang.analysis.possible import can_be_inapplicable, counted_of_nothing
from service.rulelang.derivations import Count
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Criterion, Rubric
from service.rulelang.tables import NumberTest, Row
from service.rulelang.words import value_in_words
from service.vocabulary.assessment import Recommendation
from service.vocabulary.finding import Effect, Theme, Verdict
from service.vocabulary.language import Said

_PAYING: Mapping[str, int] = {Verdict.MET: 2, Verdict.NEARLY_MET: 1, Recommendation.PASS: 2, Recommendation.RECTIFY: 1}
"""What a park can gain by: outcomes above those that open verdicts and an undetermined case are level with or below."""


def prove_counts(rule: Rule, pack: Pack) -> Iterator[Obligation]:
    """For a table over counts of earlier findings, the decision over its gates included: that a finding which turns
    from judged to open for want of data never gains the outcome anything."""
    moved = swaps(rule, pack)
    if not moved:
        return
    says = Said(
        "前面任一判定（存疑除外）因缺数据改为“无法评价”或“待人工判定”，其余判定不变：计数随之变化，本判定不变好",
        "an earlier verdict (questions apart) that turns open for want of data, the others unchanged, moves counts but "
        "never makes this outcome better",
    )
    how = Said(
        f"计数的 {len(moved)} 种变化，其余各列取遍各格和缺失；已由别的否决项扣住的不算；由计数换算的列不在内",
        f"{len(moved)} moves of the counts, the other columns in every cell and missing, except where another gate "
        "holds the case back; columns computed from counts are left out",
    )
    gain = first_gain(rule, pack, _PAYING, outcome_without_value(rule))
    yield Obligation("unmeasured", rule.id, says, how, None if gain is None else _paid(rule, gain))


def _paid(rule: Rule, gain: Gain) -> Fault:
    start, end = ("，".join(f"{name} = {value}" for name, value in one.items()) for one in (gain.start, gain.end))
    before, after, judged, opened = map(value_in_words, (gain.before, gain.after, gain.swap.judged, gain.swap.opened))
    earlier = gain.swap.earlier.id
    turned = f"{earlier} from {gain.swap.judged} to {gain.swap.opened}: {gain.after} where {end}"
    found = mistake(
        "missing-pays",
        (
            f"{start} 时为“{before}”；规则 {earlier} 由“{judged}”改为“{opened}”后，{end}，变为“{after}”",
            "缺数据不使任何判定变好",
            "把“无法评价”“待人工判定”也计入，或加一条对它们暂缓的否决项",
        ),
        (
            f"{gain.before} where {start}; {turned}",
            "no outcome that is better for want of data",
            "count not_evaluable and manual too, or add a gate that withholds for them",
        ),
    )
    return Fault(rule.position, found, rule.id)


def prove_table(rule: Rule) -> Obligation:
    """For one table, the gates and the decision included.

    A row that applies without the value does not test it, so, rows being exclusive, it applies with any value too.
    Where no row applies, the state decides, and what it decides gains nothing.
    """
    without = outcome_without_value(rule)
    assert without not in _PAYING
    word = without if rule.theme is Theme.DECISION else Verdict(without).label
    blind = sum(1 for row in rule.table.rows if len(row.tests) < len(rule.table.attributes))
    says = Said("以缺失或有争议代替任何值，判定不变好", "missing or disputed instead of any value gains nothing")
    how = Said(
        f"{len(rule.table.rows)} 行互斥；不看某些列的 {blind} 行，在那些列有值时同样适用；"
        f"没有行适用时为“{word}”，不得分、不放行",
        f"{len(rule.table.rows)} exclusive rows; the {blind} that leave out columns apply with any value there too; "
        f"where none applies the outcome is {without}",
    )
    return Obligation("unmeasured", rule.id, says, how, corollary=True)


def prove_inapplicable(pack: Pack, rubric: Rubric) -> Iterator[Obligation]:
    """That what does not apply leaves the score only after an assessor said so, criterion by criterion."""
    for criterion in (c for section in rubric.sections for c in section.criteria):
        rule = pack.rules[criterion.rule]
        if can_be_inapplicable(rule):
            yield _inapplicable(rule, criterion)


def _inapplicable(rule: Rule, criterion: Criterion) -> Obligation:
    kept = criterion.not_applicable != "exclude_and_redistribute"
    says = Said("未经评估员认定的“不适用”按缺失计", "“not applicable” counts as missing until an assessor accepts it")
    how = (
        Said("不适用时仍留在分母里，得零分", "stays in the denominator with no points")
        if kept
        else Said("理由须列入规则并由评估员认定", "reasons are listed and accepted by an assessor")
    )
    remark = None
    if not rule.not_applicable:
        remark = Said("不适用只来自分母为零：零是数值，不是缺失", "only by a zero denominator: zero is a value")
    return Obligation("unmeasured", rule.id, says, how, remark=remark, corollary=True)


def prove_nothing_measured(pack: Pack, rubric: Rubric) -> Iterator[Obligation]:
    """That a park of which nothing is known does not pass: a gate holds it back where the decision reads its effect."""
    says = Said("什么都不填报的园区不会通过", "a park that measures nothing does not pass")
    effects = [(gate.id, _effect_of_nothing(gate, pack)) for gate in pack.by_theme(Theme.GATES)]
    for rule in pack.by_theme(Theme.DECISION):
        read = {column.name for column in rule.table.attributes}
        holding = [gate for gate, effect in effects if effect in read]
        grade = _grade_of_nothing(rubric)
        passes = not holding and _decided(rule, pack, grade) == Recommendation.PASS
        how = Said(
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


def _effect_of_nothing(gate: Rule, pack: Pack) -> Effect | None:
    """What a gate does when nothing is known: nothing where it may be met."""
    outcomes = {row.outcome for row in gate.table.rows if _applies(gate, row, pack)}
    if outcomes.difference(TRIGGERING):
        return None
    return gate.effect if Verdict.UNMET in outcomes else Effect.WITHHOLD


def _decided(rule: Rule, pack: Pack, grade: str) -> str:
    rows = (row.outcome for row in rule.table.rows if _applies(rule, row, pack, grade))
    return next(rows, Recommendation.UNDETERMINED)


def _applies(rule: Rule, row: Row, pack: Pack, grade: str = "") -> bool:
    """Whether a row applies to a park of which nothing is known: completeness, score and gates in force are zero,
    findings are open and counted as such, all else is missing."""
    zero = dict.fromkeys(("completeness", "score", *Effect), 0)
    counts = {line.attribute.name: line.expression for line in rule.derived}
    for name, test in row.tests.items():
        made = counts.get(name)
        if isinstance(made, Count) and made.collection == "finding":
            known = holds(test, counted_of_nothing(made, rule.theme, pack))
        elif isinstance(test, NumberTest):
            known = name in zero and holds(test, 0)
        else:
            known = name == "grade" and grade in test.values
        if not known:
            return False
    return True


def _grade_of_nothing(rubric: Rubric) -> str:
    if any(section.minimum for section in rubric.sections):
        return rubric.failing_grade
    return next(band.grade for band in rubric.bands if holds(NumberTest((band.interval,), band.text), 0))
