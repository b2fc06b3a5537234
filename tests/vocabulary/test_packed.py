"""What is packed comes back exactly: types, digits of decimals, order of mappings."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.vocabulary.packed import Packing, Unpackable


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Leaf:
    value: object
    colour: Colour = Colour.RED


@dataclass(frozen=True, slots=True)
class Tree:
    leaves: tuple[object, ...]
    named: object = None


class Words(NamedTuple):
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Checked:
    value: int

    def __post_init__(self) -> None:
        """It would not be called."""


PACKING = Packing((Colour, Leaf, Tree, Words))
plain = st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.decimals(allow_nan=False)
values = st.recursive(
    plain,
    lambda inner: (
        st.builds(Leaf, inner, st.sampled_from(Colour))
        | st.builds(Words, st.text(), st.text())
        | st.builds(Tree, st.lists(inner).map(tuple), inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(st.text() | st.tuples(st.text(), st.integers()), inner)
    ),
    max_leaves=30,
)


@given(values)
def test_everything_comes_back(value: object) -> None:
    back = PACKING.unpack(PACKING.pack(value))
    assert back == value
    assert repr(back) == repr(value)


def test_what_is_equal_but_of_another_type_stays_apart() -> None:
    value = (
        1,
        True,
        "1",
        Decimal(1),
        Decimal("1.0"),
        Decimal("1.00"),
        "red",
        Colour.RED,
        date(2026, 1, 1),
        "2026-01-01",
    )
    back = PACKING.unpack(PACKING.pack(value))
    assert list(map(repr, back)) == list(map(repr, value))
    assert list(PACKING.unpack(PACKING.pack({"b": 1, "a": 2}))) == ["b", "a"]


def test_what_no_kind_knows_is_not_packed() -> None:
    for value in (1.5, Checked(1), {1.5: "a"}, b""):
        with pytest.raises(TypeError, match="not one of the kinds"):
            PACKING.pack(value)


def test_kinds_that_check_themselves_are_no_kinds() -> None:
    with pytest.raises(TypeError, match="without its __init__: Checked"):
        Packing((Checked,))


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "[[1],[99,1,[0]]]", "[[1],[5,2,[0]]]", "[[1],[5,1,[7],[0]]]", '[["x"],[2,1,[0]]]']
)
def test_what_pack_did_not_write_is_no_value(text: str) -> None:
    with pytest.raises(Unpackable):
        PACKING.unpack(text)
