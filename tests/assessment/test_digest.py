"""The digest of an assessment: the same for the same, another for anything else, whatever is shared in memory."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from service.assessment.digest import assessment_digest, problem_digested
from service.assessment.record import WORKBOOK, InputProblem
from service.vocabulary.assessment import Assessment
from service.vocabulary.canonical import canonical_json
from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding
from service.vocabulary.language import Said
from service.vocabulary.problem import Severity
from service.vocabulary.state import Attestor, State
from tests.assessment.cases import case
from tests.vocabulary.problems import a_problem

NUMBER = Quotient.of("1.50")


@cache
def made() -> Assessment:
    return case("pass").assessment()


@cache
def digest() -> str:
    return assessment_digest(made())


@cache
def deep() -> Finding:
    """A finding with a fact that was worked out of a cell."""
    return next(
        finding
        for finding in made().findings
        if finding.facts[0].operands and any(fact.operands and fact.operands[0].cell for fact in finding.facts)
    )


def with_finding(change: Callable[[Finding], Finding]) -> Assessment:
    return replace(made(), findings=tuple(change(one) if one is deep() else one for one in made().findings))


def with_fact(change: Callable[[Fact], Fact]) -> Assessment:
    return with_finding(lambda one: replace(one, facts=(change(one.facts[0]), *one.facts[1:])))


def with_operand(**changes: Any) -> Assessment:
    place = next(n for n, fact in enumerate(deep().facts) if fact.operands and fact.operands[0].cell)

    def changed(one: Finding) -> Finding:
        fact = one.facts[place]
        first = fact.operands[0]._replace(**changes)
        facts = (*one.facts[:place], fact._replace(operands=(first, *fact.operands[1:])), *one.facts[place + 1 :])
        return replace(one, facts=facts)

    return with_finding(changed)


def test_the_same_case_assessed_again_has_the_same_digest() -> None:
    assert assessment_digest(case("pass").assessment()) == digest()
    assert assessment_digest(deepcopy(made())) == digest()


@pytest.mark.parametrize(
    "other",
    [
        lambda: replace(made(), park="别的园区"),
        lambda: replace(made(), evaluation_date=date(2020, 1, 1)),
        lambda: replace(made(), grade="良好"),
        lambda: replace(made(), scorecard=replace(made().scorecard, score=NUMBER)),
        lambda: replace(made(), digests=replace(made().digests, pack="0" * 64)),
        lambda: replace(made(), decision=replace(made().decision, row=99)),
        lambda: replace(made(), findings=made().findings[1:]),
        lambda: replace(made(), findings=made().findings[::-1]),
        lambda: with_finding(lambda one: replace(one, row=98)),
        lambda: with_finding(lambda one: replace(one, open=not one.open)),
        lambda: with_fact(lambda fact: fact._replace(state=State.DISPUTED)),
        lambda: with_fact(lambda fact: fact._replace(note="另注")),
        lambda: with_fact(lambda fact: fact._replace(unit="另")),
        lambda: with_fact(lambda fact: fact._replace(operands=())),
        lambda: with_operand(value=NUMBER),
        lambda: with_operand(value="1.50/1"),
        lambda: with_operand(cell=Cell("0" * 64, "指标", "A1", "1")),
        lambda: with_operand(attested_by=Attestor.EXPERT),
    ],
)
def test_another_assessment_has_another_digest(other: Callable[[], Assessment]) -> None:
    assert assessment_digest(other()) != digest()


def test_a_number_that_is_printed_otherwise_is_another() -> None:
    shown = {assessment_digest(with_operand(value=Quotient.of(text))) for text in ("1.5", "1.50", "1.500")}
    assert len(shown) == 3


def test_the_problems_of_the_input_count() -> None:
    problem = a_problem(Severity.ERROR, "code", "指标", "A1", "甲")
    assert assessment_digest(made(), [InputProblem(WORKBOOK, "x", problem)]) != digest()


def test_the_english_of_a_problem_does_not_count() -> None:
    """It was digested in Chinese before it had English, and what was digested then is compared with it."""
    one = a_problem(Severity.WARNING, "code", "指标", "A1", "甲", "乙", "丙", ("丁", "戊"))
    told = a_problem(Severity.WARNING, "code", "指标", "A1", _en("甲"), _en("乙"), _en("丙"), map(_en, "丁戊"))
    digests = {assessment_digest(made(), [InputProblem(WORKBOOK, "x", problem)]) for problem in (one, told)}
    assert len(digests) == 1
    assert canonical_json(problem_digested(InputProblem(WORKBOOK, "x", told))) == (
        '{"file":"workbook","name":"x","problem":{"allowed":"乙","code":"code","found":"甲","readings":["丁","戊"],'
        '"ref":"A1","repair":"丙","severity":"warning","sheet":"指标"}}'
    )


def _en(text: str) -> Said:
    return Said(text, "English")
