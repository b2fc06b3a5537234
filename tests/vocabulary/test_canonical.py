"""Equal content has one text and one digest; different content another."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.vocabulary.canonical import canonical_digest, canonical_json
from service.vocabulary.exact import Quotient

DECIMALS = st.decimals(-1000, 1000, places=3)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | DECIMALS | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
)


class Colour(StrEnum):
    """A word."""

    RED = "red"


@dataclass(frozen=True)
class Place:
    """Where."""

    line: int


@dataclass(frozen=True)
class Thing:
    """What."""

    name: str
    size: Decimal
    place: Place


@given(st.dictionaries(st.text(), VALUES, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_keys_does_not_matter(value: dict[str, object], random: Random) -> None:
    keys = list(value)
    random.shuffle(keys)
    assert canonical_json({key: value[key] for key in keys}) == canonical_json(value)


@given(VALUES, VALUES)
def test_equal_texts_mean_equal_values(left: object, right: object) -> None:
    if canonical_json(left) == canonical_json(right):
        assert left == right


@given(DECIMALS, st.integers(0, 5))
def test_trailing_zeros_do_not_matter(number: Decimal, zeros: int) -> None:
    longer = number.quantize(Decimal(1).scaleb(-3 - zeros))
    assert canonical_json(number) == canonical_json(longer)


@given(DECIMALS, DECIMALS.filter(bool), DECIMALS.filter(bool))
def test_a_quotient_is_written_reduced(top: Decimal, bottom: Decimal, factor: Decimal) -> None:
    value = Quotient(top) / Quotient(bottom)
    scaled = Quotient(top * factor) / Quotient(bottom * factor)
    assert canonical_json(value) == canonical_json(scaled)


def test_the_text_is_what_it_is() -> None:
    value = {
        "b": [Decimal("1.50"), date(2024, 1, 1), None, True],
        "a": frozenset({"y", "x"}),
        "c": Colour.RED,
        "d": (1, 2),
    }
    assert canonical_json(value) == (
        '{"a":["x","y"],"b":[{"number":"1.5"},{"date":"2024-01-01"},null,true],"c":"red","d":[1,2]}'
    )
    assert canonical_json(Quotient(Decimal("-0.50"), Decimal("1.5"))) == '{"number":"-1/3"}'
    assert canonical_json(Decimal("-0")) == canonical_json(Decimal(0)) == '{"number":"0"}'
    assert canonical_json({("甲", 2020): "x"}) == '{"[\\"甲\\",2020]":"x"}'


def test_kinds_of_values_stay_apart() -> None:
    texts = [canonical_json(value) for value in (1, "1", Decimal(1), True, [1], {"1": 1}, None)]
    assert len(set(texts)) == len(texts)


def test_places_can_be_left_out() -> None:
    here, there = Thing("a", Decimal(1), Place(1)), Thing("a", Decimal("1.0"), Place(2))
    assert canonical_digest(here) != canonical_digest(there)
    assert canonical_digest(here, (Place,)) == canonical_digest(there, (Place,))
    assert canonical_json(here, (Place,)) == '{"name":"a","size":{"number":"1"}}'
    assert canonical_json({"at": Place(1), "n": 1}, (Place,)) == '{"n":1}'
    assert canonical_json({"at": [here]}, (Place,)) == '{"at":[{"name":"a","size":{"number":"1"}}]}'


@pytest.mark.parametrize("value", [0.5, b"x", object(), Decimal("NaN"), Decimal("Infinity"), {"[1]": 1, (1,): 2}])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)


def test_the_digest_is_the_sha_256_of_the_text() -> None:
    assert canonical_digest("") == "12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126"
