"""Input cells are open, printed ones locked, and number formats fit what is typed."""

from io import BytesIO

import pytest
from xlsxwriter import Workbook

from service.intake.forms.layout import Column, Holds, Line
from service.intake.writing.styles import PERCENT, Styles


@pytest.fixture
def styles() -> Styles:
    return Styles(Workbook(BytesIO(), {"in_memory": True}))


def test_labels_and_closed_cells_are_locked(styles: Styles) -> None:
    label, code = Column("名称", Holds.LABEL), Column("编码", Holds.CODE)
    answer = Column("评估员", Holds.WORD)
    assert styles.cell(label, Line("a")).locked
    assert styles.cell(code, Line("a")).locked
    assert styles.cell(answer, Line("a", closed=frozenset({"评估员"}))).locked
    assert not styles.cell(answer, Line("a")).locked
    assert not styles.free(answer).locked


@pytest.mark.parametrize(
    ("holds", "percent", "number_format"),
    [
        (Holds.NUMBER, True, PERCENT),
        (Holds.TARGET, True, PERCENT),
        (Holds.NUMBER, False, "General"),
        (Holds.YEAR, True, "0"),
        (Holds.DATE, False, "yyyy-mm-dd"),
        (Holds.MARK, False, "@"),
    ],
)
def test_the_number_format_of_a_cell(styles: Styles, holds: Holds, percent: bool, number_format: str) -> None:
    assert styles.cell(Column("x", holds), Line("a", percent=percent)).num_format == number_format


def test_what_was_typed_brings_its_own_format(styles: Styles) -> None:
    assert styles.cell(Column("x", Holds.NUMBER), Line("a", percent=True), "General").num_format == "General"


def test_each_format_is_made_once(styles: Styles) -> None:
    assert styles.header() is styles.header()
    assert styles.label() is not styles.header()
