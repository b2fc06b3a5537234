"""Exact values of many parks become states and codes for the tables of a pack."""

from fractions import Fraction

import numpy as np
import pytest

from service.engine.agree import Read
from service.engine.columns.population import population
from service.engine.encoding import EncodingError
from service.rulelang.pack import Pack
from service.vocabulary.state import State
from tests.assessment.pack_builders import a_pack
from tests.engine.builders import a_number, a_rule, a_table, a_text, between, one_of

KEY = ("T-01", "case")
HALF: Read = (State.VALUE, Fraction(1, 2))


def a_read_pack(threshold: str = "0.5") -> Pack:
    rows = (({"x": between(threshold, None)}, "met"), ({"x": between(None, threshold, "()")}, "unmet"))
    return a_pack(a_rule(a_table([a_number(), a_text("s", "a", "b")], *rows, ({"s": one_of("b")}, "unmet"))))


def read(x: Read, s: Read = (State.VALUE, "b")) -> dict[tuple[str, str], dict[str, Read]]:
    return {KEY: {"x": x, "s": s}}


def test_states_and_codes() -> None:
    parks = [read(HALF), read((State.MISSING, None)), read((State.VALUE, Fraction(1, 3)), (State.DISPUTED, None))]
    made = population(a_read_pack(), parks, [set()] * 3)
    assert made.parks == 3
    assert made.columns[KEY]["x"].states.tolist() == [0, 2, 0]
    assert made.columns[KEY]["x"].codes.tolist() == [10, 0, 9]
    assert made.columns[KEY]["s"].states.tolist() == [0, 0, 3]
    assert made.columns[KEY]["s"].codes.tolist() == [1, 1, 0]


def test_the_same_parks_for_another_edition_of_the_pack() -> None:
    made = population(a_read_pack("0.333"), [read(HALF), read((State.VALUE, Fraction(1, 3)))], [set(), set()])
    assert made.columns[KEY]["x"].codes.tolist() == [667, 667]


def test_columns_nobody_read_are_left_out() -> None:
    made = population(a_read_pack(), [read(HALF), {KEY: {"x": HALF}}, {}], [set()] * 3)
    assert made.columns == {KEY: {}}


def test_closed_questions_by_park() -> None:
    made = population(a_read_pack(), [read(HALF)] * 3, [{KEY}, set(), {KEY, ("X-99", "case")}])
    assert {key: mask.tolist() for key, mask in made.closed.items()} == {KEY: [True, False, True]}


def test_parks_can_be_taken_in_any_order_and_more_than_once() -> None:
    made = population(a_read_pack(), [read(HALF), read((State.MISSING, None))], [{KEY}, set()])
    taken = made.take(np.array([1, 1, 0]))
    assert taken.parks == 3
    assert taken.columns[KEY]["x"].states.tolist() == [2, 2, 0]
    assert taken.closed[KEY].tolist() == [False, False, True]


@pytest.mark.parametrize("value", ["0.5", None])
def test_a_value_of_another_kind_is_refused(value: str | None) -> None:
    with pytest.raises(EncodingError, match="NumberCode"):
        population(a_read_pack(), [read((State.VALUE, value))], [set()])
    with pytest.raises(EncodingError, match="TextCode"):
        population(a_read_pack(), [read(HALF, HALF)], [set()])
    with pytest.raises(EncodingError, match="'c' is none of"):
        population(a_read_pack(), [read(HALF, (State.VALUE, "c"))], [set()])
