"""A table read row by row: states, don't-care columns, gaps and overlaps."""

from fractions import Fraction
from itertools import product

import pytest

from service.engine.reference.known import DISPUTED, MISSING, NOT_APPLICABLE, Known, text, value
from service.engine.reference.tables import by_state, passes
from service.vocabulary.finding import Theme
from service.vocabulary.state import State
from tests.engine.builders import a_number, a_rule, a_table, a_text, between, one_of, outcome_by_reference, union

GROWTH = a_rule(
    a_table(
        [a_number("growth"), a_number("elasticity")],
        ({"growth": between("0", None, "()"), "elasticity": between(None, "0.6", "(]")}, "met"),
        ({"growth": between("0", None, "()"), "elasticity": between("0.6", None, "()")}, "unmet"),
        ({"growth": between(None, "0", "()"), "elasticity": between("0.6", None, "[)")}, "met"),
        ({"growth": between(None, "0", "()"), "elasticity": between(None, "0.6", "()")}, "unmet"),
        ({"growth": between("0", "0", "[]")}, "manual"),
    )
)


def read(growth: Known, elasticity: Known) -> tuple[str, int | None]:
    return outcome_by_reference(GROWTH, {"growth": growth, "elasticity": elasticity})


@pytest.mark.parametrize(
    ("growth", "elasticity", "found"),
    [("0.1", "0.6", ("met", 1)), ("0.1", "0.61", ("unmet", 2)), ("-1", "0.6", ("met", 3)), ("-1", "0", ("unmet", 4))],
)
def test_the_row_that_holds_the_values(growth: str, elasticity: str, found: tuple[str, int]) -> None:
    assert read(value(Fraction(growth)), value(Fraction(elasticity))) == found


@pytest.mark.parametrize("elasticity", [MISSING, DISPUTED, NOT_APPLICABLE, value(7)])
def test_a_row_accepts_any_state_in_a_column_it_does_not_test(elasticity: Known) -> None:
    assert read(value(0), elasticity) == ("manual", 5)


@pytest.mark.parametrize(
    ("one", "other"), list(product([MISSING, DISPUTED, NOT_APPLICABLE], [value(1), NOT_APPLICABLE]))
)
def test_the_worst_state_decides(one: Known, other: Known) -> None:
    only_not_applicable = one == NOT_APPLICABLE
    assert read(one, other) == ("not_applicable" if only_not_applicable else "not_evaluable", None)


def test_gaps_and_overlaps_are_faults_of_the_pack() -> None:
    gap = a_rule(a_table([a_number()], ({"x": between("1", None)}, "met")))
    overlap = a_rule(a_table([a_number()], ({"x": between("1", None)}, "met"), ({"x": between("2", None)}, "unmet")))
    with pytest.raises(LookupError, match="T-01: no row applies"):
        outcome_by_reference(gap, {"x": value(0)})
    with pytest.raises(LookupError, match=r"T-01: rows \[1, 2\] all apply"):
        outcome_by_reference(overlap, {"x": value(2)})


@pytest.mark.parametrize("state", [State.MISSING, State.DISPUTED, State.NOT_APPLICABLE])
def test_what_a_state_means_depends_on_the_rule(state: State) -> None:
    table = a_table([a_number()])
    judging = "not_applicable" if state is State.NOT_APPLICABLE else "not_evaluable"
    assert by_state(a_rule(table), state) == judging
    assert by_state(a_rule(table, theme=Theme.DECISION), state) == "无法判定"
    asked = "manual" if state is State.MISSING else judging
    assert by_state(a_rule(table, manual=True), state) == asked


def test_a_test_of_what_is_not_known_says_so() -> None:
    test = union(between(None, "0", "()"), between("1", "2", "(]"))
    assert [passes(test, value(n)) for n in (-1, 0, 1, 2, 3)] == [True, False, False, True, False]
    assert passes(test, MISSING) is None
    assert passes(test, text("yes")) is False
    words = one_of("done", "trial")
    assert [passes(words, one) for one in (text("done"), text("building"), DISPUTED)] == [True, False, None]


def test_words_and_numbers_in_one_table() -> None:
    rule = a_rule(
        a_table(
            [a_text("s", "a", "b"), a_number()],
            ({"s": one_of("a")}, "met"),
            ({"s": one_of("b"), "x": between("1", None)}, "met"),
            ({"s": one_of("b"), "x": between(None, "1", "()")}, "unmet"),
        )
    )
    assert outcome_by_reference(rule, {"s": text("a"), "x": MISSING}) == ("met", 1)
    assert outcome_by_reference(rule, {"s": text("b"), "x": MISSING}) == ("not_evaluable", None)
    assert outcome_by_reference(rule, {"s": text("b"), "x": value(0)}) == ("unmet", 3)
    assert outcome_by_reference(rule, {"s": text("b"), "x": value(1)}) == ("met", 2)
