"""The rounds side by side: each line with its value, verdict and points, changes marked, as a page and as a file."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from service.workflow.cases.read_rounds import read_rounds
from tests.web.rectification.offices import ASSESSOR, ELSEWHERE, offices_on, rectifying
from tests.workflow.bundles.cases import begun
from tests.workflow.rectifying import reevaluated


def lines(page: str) -> list[str]:
    """The lines of both scorecards, as they stand in the page, without what each calls its two evaluations."""
    told = re.findall(r"<span>([A-Z]{2}-\d\d .*?)</tr>", page, re.DOTALL)
    apart = re.compile(r' <span class="state tag near">.*?整改事项</span>| data-label="[^"]*"')
    return [apart.sub("", one) for one in told]


def test_two_rounds_stand_side_by_side(tmp_path: Path) -> None:
    with rectifying(tmp_path) as there:
        there.enter(ASSESSOR)
        assert "只有一轮评价" in there.page("rounds")
        reevaluated(there.driven)
        page = there.page("rounds")
        assert "首次评价" in page
        assert "复评（第 2 轮）" in page
        assert "0.4 tce/万元" in page
        assert page.count("↔") == 7
        left, right = (opening.then.digest for _, opening in read_rounds(there.driven.settings, there.driven.id).told)
        compared = there.page(f"comparison?left={left}&right={right}")
        assert f'href="{there.own}/comparison"' in page
        assert f'href="{there.own}/rounds"' in compared
        assert lines(page)
        assert lines(compared) == lines(page), "the same two evaluations, told in one way"
        changed = there.sparing("rounds?show=changed")
        assert "共 7 项" in changed
        assert "0.4 tce/万元" not in changed
        book = load_workbook(BytesIO(there.browser.get(f"{there.own}/rounds.xlsx?show=changed").content)).active
        assert book is not None
        rows = [[cell.value for cell in row] for row in book.iter_rows(min_row=5)]
        assert rows[0][2:5] == ["首次评价 实际", "首次评价 判定", "首次评价 得分（分）"]
        water = next(row for row in rows if str(row[0]).startswith("TG-02"))
        assert water[1:] == ["整改事项", "10%", "未达到", 0, "80%", "达到", 20, "有变化"]
        there.enter(ELSEWHERE).page("rounds", 404)


def test_a_case_without_an_evaluation_says_so(tmp_path: Path) -> None:
    with offices_on(begun(tmp_path).accepted(), tmp_path) as there:
        assert "还没有评价" in there.enter(ASSESSOR).page("rounds")
