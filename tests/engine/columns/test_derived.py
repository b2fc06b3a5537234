"""What gates read of findings and scores: counts, combinations of counts, and what cannot be had in columns."""

from fractions import Fraction

import numpy as np
import pytest

from service.engine.columns.derived import Found, NotInColumns, Seen, column_of, counted, rests_on_findings
from service.engine.columns.exact import Fractions, integers
from service.engine.encoding import code_of
from service.rulelang.derivations import (
    Count,
    Deviation,
    Difference,
    Earliest,
    Expression,
    Ratio,
    Share,
    Sum,
    Value,
)
from service.rulelang.pack import Comparison, Rule
from service.rulelang.tables import Attribute
from service.vocabulary.finding import Theme
from service.vocabulary.state import State
from tests.assessment.pack_builders import a_pack, a_parameter, a_rule
from tests.engine.builders import a_number, a_text, between, one_of

WORDS = {"met": 0, "unmet": 1, "question": 2, "ok": 3}
COUNTS: dict[str, Expression] = {
    "met": Count("finding", {"verdict": one_of("met")}),
    "all": Count("finding", {"task": one_of("layout", "none")}),
    "none": Count("finding", {"rule": one_of("nobody")}),
}


def found(rule: str, theme: str, verdicts: list[int], **other: str) -> Found:
    fixed = {"rule": rule, "theme": theme, "severity": other.get("severity", "none"), "task": other.get("task", "none")}
    words = np.array(verdicts, np.int8)
    effects = np.where(words == WORDS["unmet"], 2, 0).astype(np.int8)
    return Found(fixed, words, words == WORDS["question"], effects)


def seen(comparison: Comparison | None = None) -> Seen:
    pack = a_pack(parameters={"floor": a_parameter("floor", "2")}, comparison=comparison or Comparison())
    findings = [
        found("CR-1", "credibility", [2, 3, 2], severity="high"),
        found("TG-1", "targets", [0, 0, 1]),
        found("LY-1", "tasks", [0, 1, 1], task="layout"),
    ]
    numbers = {"completeness": Fractions(integers([4, 2, 1]), integers([5, 3, 1]))}
    return Seen(pack, WORDS, 3, findings, numbers, ("优秀", "不合格"), np.array([0, 1, 0], np.int8))


def a_case_rule(derived: dict[str, Expression], unit: str = "") -> Rule:
    column = Attribute("x", "number", unit)
    rows = [{"x": between(mark, None)} for mark in ("0", "0.5", "0.667", "1", "2", "3")]
    return a_rule(column, rows=rows, derived=derived, subjects=("case",), theme=Theme.GATES)


def read(
    derived: dict[str, Expression], unit: str = "", comparison: Comparison | None = None
) -> list[tuple[State, int]]:
    """State and code (2 · thousandths, odd where something remained)."""
    rule = a_case_rule(derived, unit)
    column = rule.table.attributes[0]
    made = column_of(rule, column, code_of(rule.table, column), seen(comparison))
    return [(list(State)[state], int(code)) for state, code in zip(made.states, made.codes, strict=True)]


def values(*codes: int) -> list[tuple[State, int]]:
    return [(State.VALUE, code) for code in codes]


@pytest.mark.parametrize(
    ("tests", "counts"),
    [
        ({}, [3, 3, 3]),
        ({"theme": "credibility"}, [1, 1, 1]),
        ({"verdict": "met"}, [2, 1, 0]),
        ({"open": "yes"}, [1, 0, 1]),
        ({"open": "no", "severity": "high"}, [0, 1, 0]),
        ({"effect": "withhold"}, [0, 1, 2]),
        ({"effect": "none", "task": "layout"}, [1, 0, 0]),
        ({"rule": "TG-1", "verdict": "unmet"}, [0, 0, 1]),
        ({"verdict": "manual"}, [0, 0, 0]),
    ],
)
def test_findings_are_counted_by_every_field(tests: dict[str, str], counts: list[int]) -> None:
    assert counted({name: one_of(word) for name, word in tests.items()}, seen()).tolist() == counts


def test_a_word_passes_no_test_of_numbers() -> None:
    assert counted({"rule": between("0", None)}, seen()).tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("made", "codes"),
    [
        (Value("met"), values(4000, 2000, 0)),
        (Value("floor"), values(4000, 4000, 4000)),
        (Value("completeness"), values(1600, 1333, 2000)),
        (Value("self.completeness"), values(1600, 1333, 2000)),
        (Share("met", "all"), values(1333, 667, 0)),
        (Ratio("all", "floor", ""), values(3000, 3000, 3000)),
        (Difference("all", "met"), values(2000, 4000, 6000)),
        (Difference("met", "all"), values(-1, -1, -1)),
        (Deviation("met", "floor"), values(0, 1000, 2000)),
        (Deviation("none", "none"), values(0, 0, 0)),
        (Deviation("all", "none"), [(State.MISSING, 0)] * 3),
        (Share("met", "none"), [(State.MISSING, 0)] * 3),
        (Share("met", "none", "not_applicable"), [(State.NOT_APPLICABLE, 0)] * 3),
        (Share("floor", "met"), [(State.VALUE, 2000), (State.VALUE, 4000), (State.MISSING, 0)]),
        (Share("met", "reject"), [(State.MISSING, 0)] * 3),
    ],
)
def test_combinations_of_counts_scores_and_parameters(made: Expression, codes: list[tuple[State, int]]) -> None:
    assert read(COUNTS | {"x": made}) == codes


def test_a_negative_divisor_turns_the_sign() -> None:
    block = COUNTS | {"below": Difference("none", "floor"), "back": Difference("none", "met")}
    assert read(block | {"x": Share("back", "below")}) == values(2000, 1000, 0)


def test_percentages_are_rounded_where_the_pack_says_so() -> None:
    assert read({"x": Value("completeness")}, "%", Comparison("rounded", 1)) == values(1600, 1334, 2000)
    assert read({"x": Value("completeness")}, "", Comparison("rounded", 1)) == values(1600, 1333, 2000)


def test_the_grade_by_its_place_in_the_column() -> None:
    column = a_text("g", "不合格", "合格", "优秀")
    rule = a_rule(column, rows=[{"g": one_of("优秀")}], derived={"g": Value("grade")}, subjects=("case",))
    made = column_of(rule, column, code_of(rule.table, column), seen())
    assert made.codes.tolist() == [2, 0, 2]
    assert not made.states.any()
    with pytest.raises(NotInColumns):
        column_of(rule, column, code_of(rule.table, column), Seen(a_pack(), WORDS, 3))


def test_which_attributes_rest_on_findings() -> None:
    block = COUNTS | {"x": Share("met", "projects"), "projects": Count("project"), "y": Value("projects")}
    rule = a_case_rule(block)
    asked = ("met", "x", "projects", "y", "completeness", "self.grade", "attainment")
    assert [rests_on_findings(rule, name) for name in asked] == [True, True, False, False, True, True, False]
    assert not rests_on_findings(a_rule("x", subjects=("plan",)), "completeness")


@pytest.mark.parametrize(
    "other", [Count("project"), Sum("project", "paid_investment"), Earliest("project", "started_on")]
)
def test_findings_mixed_with_other_data_are_refused(other: Expression) -> None:
    with pytest.raises(NotInColumns, match="T-01"):
        read(COUNTS | {"other": other, "x": Share("met", "other")})
    with pytest.raises(NotInColumns, match=r"T-01: gdp\.actual"):
        read(COUNTS | {"x": Difference("met", "gdp.actual")})


def test_numbers_are_exact_beyond_any_float() -> None:
    third = Fractions.of(Fraction(1, 3), 1).plus(Fractions.of(Fraction(1, 10**30), 1))
    assert third.at(0) == Fraction(1, 3) + Fraction(1, 10**30)
    assert a_number("x").unit == ""
