"""A list sums its own rows; a conclusion says when it does not count."""

from dataclasses import replace
from fractions import Fraction

from service.vocabulary.language import Said
from service.workflow.overview.figure_list import FigureList, Row, conclusion_of, of_cases
from tests.casework.test_overview import case

TITLE = Said("清单", "list")


def test_the_sum_is_of_the_rows() -> None:
    rows = (
        Row("甲", "", "", (), Fraction(1, 8)),
        Row("乙", "", "", (), Fraction(2)),
        Row("丙", "", "", (), Fraction(0)),
    )
    assert FigureList(TITLE, (), rows).sum == "2.125"
    assert of_cases(TITLE, [case("A"), case("B")]).sum == "2"
    assert replace(of_cases(TITLE, []), unit="tce").sum == "0"


def test_conclusions_in_words() -> None:
    assert conclusion_of(case("A", "")) is None
    assert conclusion_of(case("A", grade="优秀")) == Said("通过优秀", "Accepted excellent")
    told = conclusion_of(case("A", visited=False))
    assert told is not None
    assert told.zh == "通过（预评价）"
