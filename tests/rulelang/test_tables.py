"""Tables are values: asked by column name, compared by content, never changed."""

from dataclasses import FrozenInstanceError

import pytest

from service.rulelang.tables import Attribute, Interval, Position, Row, Table

RATE, COLOUR = Attribute("rate", "number", "%"), Attribute("colour", "text", values=("red",))


def test_a_column_is_found_by_name() -> None:
    table = Table((RATE, COLOUR), ())
    assert table.attribute("colour") is COLOUR
    with pytest.raises(StopIteration):
        table.attribute("size")


def test_values_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        RATE.unit = ""  # type: ignore[misc]


def test_equal_content_is_equal() -> None:
    here = Position("a.yaml", 1, 1)
    assert Row(1, {}, "met", here) == Row(1, {}, "met", Position("a.yaml", 1, 1))
    assert Interval(None, False, None, False) == Interval(None, False, None, False)
    assert not RATE.whole
