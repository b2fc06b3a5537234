"""Differences of two records: all of them, at their place, told with the cell."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from service.documents.bundle.differences import differences

CELL = {"document": "d", "sheet": "指标", "ref": "E5", "raw": "0.41"}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=8,
)


def paths(stored: Any, again: Any) -> list[str]:
    return [one.path for one in differences(stored, again)]


@given(VALUES, VALUES)
def test_there_are_none_exactly_where_the_texts_are_the_same(one: Any, other: Any) -> None:
    same = json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    assert same == (paths(one, other) == [])


def test_every_place_is_named() -> None:
    stored, again = {"a": [1, 2, {"b": "x"}], "c": True}, {"a": [1, 3, {"b": "x"}, 4], "c": 1, "d": None}
    assert paths(stored, again) == ["a/2", "a/4", "c", "d"]


def test_a_fact_is_told_by_its_cell() -> None:
    stored, again = (
        {"row": {"cell": CELL, "value": {"number": "0.40"}}},
        {"row": {"cell": CELL, "value": {"number": "1"}}},
    )
    (found,) = differences(stored, again)
    assert found.said.zh == "指标!E5（row/value/number）：包内为 0.40，重新得出 1"
    assert found.said.en == "指标!E5 (row/value/number): 0.40 in the bundle, 1 now"


def test_what_is_missing_on_a_side_is_a_dash_and_long_values_are_cut() -> None:
    (found,) = differences({}, {"a": "字" * 100})
    assert found.stored == "—"
    assert found.again == "字" * 60 + "…"
    assert found.said.zh.startswith("a：包内为 —")
