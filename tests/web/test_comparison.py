"""Two evaluations side by side on a screen, by the numbers of both results; another case only where one may read it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from service.documents.comparison import Trend
from tests.web.evaluated_case import Desk, desk_on, evaluated_desk
from tests.web.queries import counted
from tests.web.test_result import rows
from tests.workflow.bundles.cases import begun


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Nobody changes anything here."""
    with evaluated_desk(tmp_path_factory.mktemp("desk")) as made:
        yield made


def test_at_first_the_last_evaluation_stands_beside_the_one_before(desk: Desk) -> None:
    page = desk.page("comparison")
    score = desk.opened().made.told.headline.score
    assert rows(page, "lines")[2][6].startswith(score)
    assert f'href="/cases/{desk.driven.id}/rounds"' in page
    figures = [row for row in rows(page, "figures") if len(row) == 7 and row[0] != "指标"]
    told = {one.name.zh: one for group in desk.opened().made.told.groups for one in group.figures}
    assert {row[0] for row in figures} == {"".join(name.split()) for name in told}
    assert {row[6][1:] for row in figures} <= {trend.said.zh for trend in Trend}
    for row in figures:
        actual = next(one for name, one in told.items() if "".join(name.split()) == row[0]).actual
        assert actual is not None
        assert row[3].startswith("".join(actual.text.split()) if actual.value is not None else "？")


def test_a_year_is_what_the_park_states_for_it(desk: Desk) -> None:
    years = sorted({year for group in desk.opened().made.told.groups for year in group.years})
    page = desk.page(f"comparison?right={desk.opened().then.digest[:16]}&right_year={years[-1]}")
    assert f"{years[-1]} 年填报值" in page
    assert f'<option value="{years[-1]}" selected>' in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [("with=zhejiang-2026-9999", "没有编号为“zhejiang-2026-9999”的案卷"), ("with=nowhere", "nowhere")],
)
def test_a_case_one_cannot_read_is_told_at_its_field(desk: Desk, asked: str, said: str) -> None:
    answer = desk.browser.get(f"/cases/{desk.driven.id}/comparison?{asked}")
    assert (answer.status_code, said in answer.text) == (422, True)
    assert 'id="with-fault"' in answer.text
    assert "<title>错误：" in answer.text


def test_an_evaluation_there_is_not_is_not_found(desk: Desk) -> None:
    assert desk.browser.get(f"/cases/{desk.driven.id}/comparison?left={'0' * 16}").status_code == 404


def test_the_file_has_what_the_screen_has(desk: Desk) -> None:
    answer = desk.browser.get(f"/cases/{desk.driven.id}/comparison.xlsx")
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0]
    shown = [row for row in rows(desk.page("comparison"), "figures") if len(row) == 7 and row[0] != "指标"]
    exported = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    assert len(exported) == len(shown)
    assert [str(row[0]).replace(" ", "") for row in exported] == [row[0] for row in shown]


def test_a_page_asks_the_database_a_few_times(desk: Desk) -> None:
    desk.page("comparison")
    with counted() as queries:
        desk.page("comparison")
    assert len(queries) <= 12, queries


def test_before_the_first_evaluation_there_is_nothing_to_compare(tmp_path: Path) -> None:
    with desk_on(begun(tmp_path).accepted().checked(), tmp_path) as early:
        assert "还没有评价" in early.page("comparison")
        assert "还没有评价" in early.page("peers")
