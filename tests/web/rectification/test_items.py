"""The items as one list: how far each has come, in rectification and in the re-evaluation, for each who looks."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from tests.web.rectification.offices import APPROVER, ASSESSOR, ELSEWHERE, PARK, offices_on, rectifying
from tests.workflow.bundles.cases import begun
from tests.workflow.rectifying import reevaluated


def test_the_list_tells_what_is_demanded_and_offers_what_each_may_do(tmp_path: Path) -> None:
    with rectifying(tmp_path) as there:
        mine = there.enter(PARK).page("rectification")
        assert "共 3 项，已报送 0 项" in mine
        assert "要求 ≥ 75%，实际 10%，差距 65 个百分点" in mine
        assert mine.count("尚未填写") >= 3
        assert "现在还不能报送" in mine
        there.sparing("rectification")
        theirs = there.enter(ASSESSOR).page("rectification")
        assert "报送整改情况" not in theirs.partition("<main")[2]
        assert "开始复评" in theirs
        assert f'href="{there.own}/rectification/extension"' in there.enter(APPROVER).page("rectification")
        assert f'href="{there.own}/rectification"' in there.browser.get(there.own).text
        there.enter(ELSEWHERE).page("rectification", 404)


def test_a_reevaluation_shows_what_became_of_each_item_and_what_is_locked(tmp_path: Path) -> None:
    with rectifying(tmp_path) as there:
        reevaluated(there.driven)
        page = there.enter(ASSESSOR).page("rectification")
        assert "共 3 项，已报送 3 项" in page
        assert page.count("已锁定") >= 4
        assert "TG-01 单位生产总值能耗达到预期成效" in page.partition("复评的范围")[2]
        cells = page.partition("<tbody>")[2].partition("</tbody>")[0]
        assert cells.count("未达到") == cells.count("达到</span>") - 3 == 3
        sheet = load_workbook(BytesIO(there.browser.get(f"{there.own}/rectification/items.xlsx").content)).active
        assert sheet is not None
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
        assert [row[0] for row in rows] == ["TG-02", "SY-01", "PJ-01"]
        assert {row[6] for row in rows} == {"已报送"}


def test_a_case_without_items_says_so(tmp_path: Path) -> None:
    with offices_on(begun(tmp_path).accepted(), tmp_path) as there:
        assert "没有整改事项" in there.enter(ASSESSOR).page("rectification")
        there.page("rectification/TG-02/indicator:water_reuse", 404)
