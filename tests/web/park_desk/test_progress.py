"""A year's progress is reported by the park, once, with its difficulties and its file."""

from __future__ import annotations

from pathlib import Path

from service.casework.acts.carrying_out import ReportProgress
from service.workflow.cases.read_case import read_case
from tests.web.cases.desks import ASSESSOR, SUBMITTER, browsing_case
from tests.web.queries import counted

REPORT = {
    "year": "２０２５",
    "filed_on": "2026年6月1日",
    "progress": "完成三项",
    "difficulties": "用地不足\n\n资金缺口\n",
}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"


def test_it_is_filed_once_a_year(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path, SUBMITTER) as (browser, at):
        address = f"/cases/{at.case}/progress"
        with counted() as sent:
            assert "年度进展" in browser.get(address).text
        assert len(sent) <= 12, sent
        empty = browser.post(address, {"year": "x", "filed_on": "y"})
        assert (empty.status_code, "请写出工作进展" in empty.text, "四位数字" in empty.text) == (422, True, True)
        done = browser.post(address, REPORT, files={"file": ("年报.pdf", PDF, "application/pdf")})
        assert done.status_code == 303, done.text
        again = browser.post(address, REPORT)
        assert (again.status_code, "2025 年的进展已经报告" in again.text, "完成三项" in again.text) == (422, True, True)
        report = read_case(at.settings, at.case).last(ReportProgress)
        assert report is not None
        solving = f"/cases/{at.case}/acts/solve_difficulty?difficulty={report.seq}.2"
        assert f'href="{solving}"' in browser.get(address).text
        form = browser.get(solving).text
        assert f'value="{report.seq}.2" selected>2025 年：资金缺口' in form
        solved = {"difficulty": f"{report.seq}.2", "how": "贷款到位", "seen": str(report.seq)}
        assert browser.post(solving.partition("?")[0], solved).status_code == 303
        after = browser.get(address).text
        assert "解决：贷款到位" in after
        assert f'href="{solving}"' not in after
        browser.sign_in(ASSESSOR, "chengruogu")
        supporting = browser.get(f"/cases/{at.case}/acts/give_support").text
        assert ("用地不足" in supporting, "资金缺口" in supporting) == (True, False)
    assert report is not None
    assert (report.act.difficulties, bool(report.act.file)) == (("用地不足", "资金缺口"), True)


def test_only_the_park_files_it(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path, ASSESSOR) as (browser, at):
        assert browser.get(f"/cases/{at.case}/progress").status_code == 403
