"""One bug at a time, planted in one evaluator: the comparison of both catches each, and nothing is recommended."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from operator import mul
from typing import Any

import pytest

from service.assessment import (
    amendments,
    answers,
    attainment,
    carrier_fields,
    credibility_attributes,
    facts,
    findings,
    formulas,
    rows,
    values,
    views,
)
from service.assessment.assess import assess
from service.engine import compile as compiler
from service.engine.agree import Disagreement
from service.engine.encoding import NumberCode
from service.engine.official import NotExactlyOneRow
from service.engine.program import Comparison, Condition
from service.engine.reference import inputs as reference_inputs
from service.engine.reference import pairs as reference_pairs
from service.engine.reference import points as reference_points
from service.engine.reference import tables as reference_tables
from service.engine.reference.values import Values
from service.scoring import criteria, scorecard
from service.vocabulary.exact import Quotient
from service.vocabulary.finding import Effect
from service.vocabulary.state import State
from tests.engine.planted import a_planted_pack, a_planted_park, a_planted_rubric

Wrong = Callable[..., Any]


def conclude() -> str:
    return assess(*a_planted_park(), a_planted_pack(), a_planted_rubric()).recommendation


def swapped(*pairs: tuple[Comparison, Comparison]) -> Callable[[Wrong], Wrong]:
    """Compiled conditions with comparisons exchanged."""
    turned = {one: other for pair in pairs for one, other in (pair, pair[::-1])}

    def plant(right: Wrong) -> Wrong:
        return lambda *given: tuple(
            Condition(c.attribute, turned.get(c.comparison, c.comparison), c.constant) for c in right(*given)
        )

    return plant


def instead(wrong: Wrong) -> Callable[[Wrong], Wrong]:
    """The wrong function in place of the right one."""
    return lambda right: wrong


def after(change: Wrong) -> Callable[[Wrong], Wrong]:
    """The right function, its result changed."""
    return lambda right: lambda *given, **named: change(right(*given, **named))


LESS, LESS_OR_EQUAL = Comparison.LT, Comparison.LE
MORE, MORE_OR_EQUAL = Comparison.GT, Comparison.GE

COMPILE: dict[str, tuple[object, str, Callable[[Wrong], Wrong]]] = {
    "comparator flipped": (compiler, "conditions", swapped((LESS, MORE), (LESS_OR_EQUAL, MORE_OR_EQUAL))),
    "inclusivity": (compiler, "conditions", swapped((LESS, LESS_OR_EQUAL), (MORE, MORE_OR_EQUAL))),
    "factor of thresholds": (NumberCode, "threshold", after(lambda code: code * 10)),
    "factor of values": (NumberCode, "of", after(lambda code: code // 10)),
    "a remainder lost": (NumberCode, "of", after(lambda code: code // 2 * 2)),
    "rows mixed up": (
        compiler, "_table_rows",
        after(lambda made: [(tests, 1) for tests, _ in made]),
    ),
    "missing taken for not applicable": (
        compiler.CompiledRule, "outcome",
        after(lambda decided: decided if decided.row else compiler.Outcome(None, State.NOT_APPLICABLE)),
    ),
}  # fmt: skip

DERIVE: dict[str, tuple[object, str, Callable[[Wrong], Wrong]]] = {
    "swapped base and target": (attainment, "base", instead(values.target)),
    "actual against itself": (attainment, "target", instead(values.actual)),
    "better the wrong way round": (attainment, "_better", after(lambda better: not better)),
    "a factor of units": (
        carrier_fields, "deviation",
        lambda right: lambda name, left, *more: right(name, left._replace(value=left.number * Quotient.of(10)), *more),
    ),
    "the base year for the evaluated year": (formulas, "evaluated_year", instead(views.cover_base_year)),
    "missing is zero": (
        facts, "_unstated",
        instead(lambda name, entry, unit: facts.derived(name, Quotient.of(0), unit, "", ())),
    ),
    "the first amendment": (amendments, "_when", after(lambda when: (-when[0].toordinal(), when[1]))),
    "not applicable without a ruling": (values, "_ruled", after(lambda _: (State.NOT_APPLICABLE, ""))),
    "tests of rows negated": (rows, "passes", after(lambda passed: passed if passed is None else not passed)),
    "deviation against the stated value": (
        credibility_attributes, "deviation",
        lambda right: lambda name, left, other, *more: right(name, other, left, *more),
    ),
    "one expert less": (answers, "_opinions", after(lambda found: (found[0][1:], found[1]))),
}  # fmt: skip

SCORE: dict[str, tuple[object, str, Callable[[Wrong], Wrong]]] = {
    "weight": (
        scorecard, "earn",
        after(lambda made: replace(made, criterion=replace(made.criterion, weight=made.criterion.weight**2))),
    ),
    "points of a verdict": (criteria, "_part", after(lambda part: part * Quotient(Decimal("0.99")))),
    "not applicable counted": (criteria, "_excluded", instead(lambda criterion, finding: False)),
    "not evaluable left out": (criteria, "_is_evaluable", instead(lambda criterion, finding: True)),
    "sum for mean": (criteria, "_mean", instead(lambda parts: sum(parts, Quotient.of(0)))),
    "inclusivity of a band": (
        scorecard, "_within",
        lambda right: lambda value, band: right(value, replace(band, low_closed=band.high_closed, high_closed=True)),
    ),
    "a met gate that rejects": (findings, "effect_of", instead(lambda rule, verdict: Effect.REJECT)),
}  # fmt: skip

REFERENCE: dict[str, tuple[object, str, Callable[[Wrong], Wrong]]] = {
    "comparator": (reference_tables, "inside", after(lambda inside: not inside)),
    "swapped base and target": (Values, "_own_target", instead(Values._own_base)),
    "factor": (reference_inputs, "_operate", after(lambda parts: (parts[0] * 10, parts[1]))),
    "weight": (reference_points, "_part", after(lambda part: part / 2)),
    "gate": (reference_pairs, "_effect", instead(lambda rule, word: "reject")),
}


def test_without_a_bug_they_agree_on_a_park_that_sits_on_every_line() -> None:
    result = assess(*a_planted_park(), a_planted_pack(), a_planted_rubric())
    assert (result.recommendation, result.grade) == ("通过", "良好")
    assert result.scorecard.score == Quotient.of(75)
    assert result.scorecard.completeness == Quotient(Decimal("0.8"))
    assert {finding.rule: finding.verdict.value for finding in result.findings if finding.rule != "T-2"} == {
        "T-1": "nearly_met", "K-1": "met", "P-1": "met", "C-1": "question", "C-2": "question", "C-3": "not_evaluable",
        "G-1": "met", "G-2": "met",
    }  # fmt: skip


@pytest.mark.parametrize("bug", COMPILE | DERIVE | SCORE, ids=str)
def test_a_bug_in_the_official_path_is_caught(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, name, plant = (COMPILE | DERIVE | SCORE)[bug]
    monkeypatch.setattr(place, name, plant(getattr(place, name)))
    with pytest.raises((Disagreement, NotExactlyOneRow)):
        conclude()


@pytest.mark.parametrize("bug", REFERENCE, ids=str)
def test_a_bug_in_the_reference_is_caught(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, name, plant = REFERENCE[bug]
    monkeypatch.setattr(place, name, plant(getattr(place, name)))
    with pytest.raises((Disagreement, LookupError)):
        conclude()


def test_the_difference_names_rule_facts_and_both_verdicts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(formulas._OPERATIONS, "/", mul)
    with pytest.raises(Disagreement) as caught:
        conclude()
    said = [str(difference) for difference in caught.value.differences]
    assert "T-1（indicator:intensity） attainment：正式计算 -40995，独立复核 9/10" in said
    assert "T-1（indicator:intensity） 判定：正式计算 unmet（第 3 行），独立复核 nearly_met（第 2 行）" in said
