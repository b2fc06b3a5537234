"""The checklist as a table: task by task, narrowed, exported."""

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from tests.web.cases.desks import APPROVER, browsing_case
from tests.web.queries import counted
from tests.web.site_visit.visiting import visiting

MOST = 12
"""Questions to the database a page."""


def test_the_checklist_tells_requirement_reported_value_and_cell_task_by_task(tmp_path: Path) -> None:
    with visiting(tmp_path) as made:
        made.browser.get(made.list)
        with counted() as sent:
            page = made.browser.get(made.list).text
        assert len(sent) <= MOST, "\n".join(sent)
        assert page.index("优化产业空间布局（") < page.index("推动节能降碳（") < page.index("否决项（")
        for told in ("14.84 亿元/km²", "指标!M20", "方案目标 14.2 亿元/km²（指标!G20）", "还没有专家评分"):
            assert told in page
        mine = made.browser.get(f"{made.list}?task=layout&whose=mine").text
        assert "LY-08" in mine
        assert "LY-06" not in mine
        assert "查看全部" in made.browser.get(f"{made.list}?task=layout&status=recorded").text
        assert "Site visit" in made.browser.get(f"{made.list}?lang=en").text


def test_the_list_is_exported_as_it_is_narrowed(tmp_path: Path) -> None:
    with visiting(tmp_path) as made:
        made.save(answer="符合", basis="=1+1")
        answer = made.browser.client.get(f"{made.list}/list.xlsx?task=layout&status=draft")
        rows = list(load_workbook(BytesIO(answer.content)).active.values)  # type: ignore[union-attr]
        text = str(rows)
        assert "LY-08" in text
        assert "=1+1" in text
        assert "LY-06" not in text


def test_whoever_has_no_part_in_it_only_looks(tmp_path: Path) -> None:
    with visiting(tmp_path, APPROVER) as made:
        page = made.browser.get(made.list).text
        assert "现在不能填写" in page
        assert "逐项核查</a>" not in page
    with browsing_case("accepted", tmp_path / "early") as (browser, at):
        assert "还没有导入评估工作簿" in browser.get(f"/cases/{at.case}/site-visit").text
