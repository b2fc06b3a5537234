"""Whatever somebody writes comes back as it was, and no cell begins like a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.documents.csv_table import csv_table, shielded, unshielded

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


@given(rows=st.lists(st.tuples(TEXTS, TEXTS)))
def test_every_text_comes_back(rows: list[tuple[str, str]]) -> None:
    back = read(csv_table(["a", "b"], rows))[1:]
    assert [tuple(unshielded(cell) for cell in row) for row in back] == rows


@given(text=TEXTS)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    ((cell, _),) = read(csv_table(["a", "b"], [(text, "")]))[1:]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\tx", "\rx", "＝1"])
def test_formulas_are_shielded(text: str) -> None:
    assert shielded(text) == "'" + text


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert csv_table(["数", "空"], [(-3, None)]).decode("utf-8-sig") == "数,空\r\n-3,\r\n"
