"""What the result screen is told of the example cases."""

import pytest

from service.documents.reasoning import Reasoning
from service.documents.result import ResultTold, result_told
from service.vocabulary.exact import Quotient
from tests.assessment.cases import base_145, case
from tests.documents.reports import assessed


def told(name: str) -> ResultTold:
    """Of an example case."""
    assessment = assessed(name)
    pack, rubric = base_145(assessment.evaluation_date)
    return result_told(assessment, pack, rubric, case(name).submission(), Reasoning(assessment, pack))


def test_what_is_lost_and_what_waits_are_told_apart() -> None:
    rectify, unknown = told("rectify"), told("zhenjiang-p03")
    assert rectify.lost
    assert all(not one.waits for one in rectify.lost)
    assert unknown.waiting
    assert not {one.line.rule for one in unknown.waiting} & {one.line.rule for one in unknown.lost}
    assert unknown.needed.keys() >= {"园区补充"}


def test_numbers_are_printed_in_full_without_their_unit() -> None:
    outcome, *tasks = told("rectify").groups
    assert (outcome.code, outcome.title.zh, len(tasks)) == ("outcome", "预期成效", 5)
    saving = next(one for one in outcome.figures if one.name.zh == "节能量")
    assert (saving.unit, saving.base) == ("tce", None)
    assert saving.target is not None
    assert saving.target.text == "300,000"
    assert saving.target.value == Quotient.of(300000)
    assert saving.actual is not None
    assert saving.actual.text == "224,000"
    assert outcome.years == tuple(sorted(outcome.years))
    assert saving.years[outcome.years[0]].value is None


@pytest.mark.parametrize("name", ["pass", "reject"])
def test_gates_are_told_with_what_they_do(name: str) -> None:
    made = told(name)
    assert {entry.finding.theme for entry in made.gates} == {"gates"}
    assert bool(made.triggered) == (name == "reject")
