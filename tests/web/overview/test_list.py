"""A list of the overview: pages, the sum of all of them, and the file of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from service.vocabulary.language import Language, Said
from service.web.overview.list import words_of
from service.workflow.overview.list_figure import Cell
from tests.web.browsing import Browser, browsing
from tests.web.registries import OFFICER
from tests.workflow.overview.provinces import a_province, put_province

ADDRESS = "/overview/list?programme=145&figure=saving:energy_saving"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browsing(tmp_path_factory.mktemp("office")) as made:
        put_province(made.settings, a_province() * 8)
        yield made.sign_in(OFFICER)


def test_the_sum_is_of_all_pages(office: Browser) -> None:
    first, second = (office.get(f"{ADDRESS}&page={page}").text for page in (1, 2))
    assert first != second
    for page in (first, second):
        assert "4228003.75 tce" in page or "合计（全部各页）" in page
    assert first.split('id="sum"')[1][:60] == second.split('id="sum"')[1][:60]


def test_the_file_has_all_rows_and_the_sum_last(office: Browser) -> None:
    answer = office.client.get(ADDRESS.replace("/list?", "/list/file.xlsx?"))
    (sheet,) = load_workbook(BytesIO(answer.content)).worksheets
    rows = list(sheet.iter_rows(values_only=True))
    amounts = [row[2] for row in rows[5:-1] if isinstance(row[2], int | float)]
    assert rows[-1][0] == "合计"
    assert rows[-1][2] == sum(amounts) > 0
    assert any(row[2] == "缺" for row in rows[5:-1])


def test_what_there_is_none_of_and_what_there_is_not(office: Browser) -> None:
    assert "一个也没有" in office.get("/overview/list?figure=state:withdrawn").text
    assert office.get("/overview/list?figure=nonsense").status_code in (404, 409, 422)
    assert "Energy saved" in office.get(f"{ADDRESS}&lang=en").text
    office.get(f"{ADDRESS}&lang=zh")


@pytest.mark.parametrize(
    ("cell", "text"),
    [(None, ""), ("12.5", "12.5"), (7, "7"), (date(2026, 6, 1), "2026-06-01"), (Said("缺", "x"), "缺")],
)
def test_words_of_a_cell(cell: Cell, text: str) -> None:
    assert words_of(cell, Language.ZH) == text
