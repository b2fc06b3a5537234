"""The digest of an assessment: the same for the same, another for anything else, whatever is shared in memory."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from service.assessment.digest import assessment_digest
from service.assessment.record import WORKBOOK, InputProblem
from service.vocabulary.assessment import Assessment
from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding
from service.vocabulary.problem import Problem, Severity
from service.vocabulary.state import Attestor, State
from tests.assessment.cases import case

MADE = case("pass").assessment()
DIGEST = assessment_digest(MADE)
NUMBER = Quotient.of("1.50")
DEEP = next(
    finding for finding in MADE.findings if any(fact.operands and fact.operands[0].cell for fact in finding.facts)
)


def with_finding(change: Callable[[Finding], Finding]) -> Assessment:
    return replace(MADE, findings=tuple(change(one) if one is DEEP else one for one in MADE.findings))


def with_fact(change: Callable[[Fact], Fact]) -> Assessment:
    return with_finding(lambda one: replace(one, facts=(change(one.facts[0]), *one.facts[1:])))


def with_operand(**changes: Any) -> Assessment:
    place = next(n for n, fact in enumerate(DEEP.facts) if fact.operands and fact.operands[0].cell)

    def changed(one: Finding) -> Finding:
        fact = one.facts[place]
        first = fact.operands[0]._replace(**changes)
        facts = (*one.facts[:place], fact._replace(operands=(first, *fact.operands[1:])), *one.facts[place + 1 :])
        return replace(one, facts=facts)

    return with_finding(changed)


def test_the_same_case_assessed_again_has_the_same_digest() -> None:
    assert assessment_digest(case("pass").assessment()) == DIGEST
    assert assessment_digest(deepcopy(MADE)) == DIGEST


@pytest.mark.parametrize(
    "other",
    [
        replace(MADE, park="别的园区"),
        replace(MADE, evaluation_date=date(2020, 1, 1)),
        replace(MADE, grade="良好"),
        replace(MADE, scorecard=replace(MADE.scorecard, score=NUMBER)),
        replace(MADE, digests=replace(MADE.digests, pack="0" * 64)),
        replace(MADE, decision=replace(MADE.decision, row=99)),
        replace(MADE, findings=MADE.findings[1:]),
        replace(MADE, findings=MADE.findings[::-1]),
        with_finding(lambda one: replace(one, row=98)),
        with_finding(lambda one: replace(one, open=not one.open)),
        with_fact(lambda fact: fact._replace(state=State.DISPUTED)),
        with_fact(lambda fact: fact._replace(note="另注")),
        with_fact(lambda fact: fact._replace(unit="另")),
        with_fact(lambda fact: fact._replace(operands=())),
        with_operand(value=NUMBER),
        with_operand(value="1.50/1"),
        with_operand(cell=Cell("0" * 64, "指标", "A1", "1")),
        with_operand(attested_by=Attestor.EXPERT),
    ],
)
def test_another_assessment_has_another_digest(other: Assessment) -> None:
    assert assessment_digest(other) != DIGEST


def test_a_number_that_is_printed_otherwise_is_another() -> None:
    shown = {assessment_digest(with_operand(value=Quotient.of(text))) for text in ("1.5", "1.50", "1.500")}
    assert len(shown) == 3


def test_the_problems_of_the_input_count() -> None:
    problem = Problem(Severity.ERROR, "code", "指标", "A1", "甲", "乙", "丙")
    assert assessment_digest(MADE, [InputProblem(WORKBOOK, "x", problem)]) != DIGEST
