"""A fact knows every cell it rests on."""

import pytest

from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State


def stated(ref: str) -> Fact:
    return Fact(ref, State.VALUE, Quotient.of(1), cell=Cell("d", "指标", ref, "1"))


def test_cells_are_found_through_all_operands_each_once_in_order() -> None:
    shared = stated("B2")
    inner = Fact("内", State.VALUE, Quotient.of(2), working="1 + 1", operands=(shared, stated("C2")))
    outer = Fact("外", State.VALUE, Quotient.of(3), working="2 + 1", operands=(inner, shared))
    assert [cell.ref for cell in outer.cells()] == ["B2", "C2"]


def test_a_fact_without_a_number_refuses_to_be_one() -> None:
    with pytest.raises(TypeError, match="x"):
        _ = Fact("x", State.MISSING).number
    assert not Fact("x", State.MISSING).present
