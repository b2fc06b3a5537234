"""One statement: a value, or why there is none."""

from decimal import Decimal

from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, missing
from service.vocabulary.state import State

HERE = Cell("d", "指标", "G7")


def test_zero_is_a_value_and_a_blank_is_none() -> None:
    assert Entry(State.VALUE, Decimal(0), HERE).present
    blank = missing(HERE)
    assert not blank.present
    assert (blank.state, blank.value, blank.cell, blank.reason) == (State.MISSING, None, HERE, "未填写")
