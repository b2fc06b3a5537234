"""登记佐证材料 in the browser: a file with what it proves, chosen from a list; what is wrong is told at its field."""

from __future__ import annotations

from pathlib import Path

from service.casework.acts.carrying_out import LinkEvidence, Target
from service.workflow.cases.read_case import read_case
from tests.web.browsing import valid
from tests.web.cases.desks import SUBMITTER, browsing_case

PAPER = {"file": ("台账.pdf", b"%PDF-1.7\n%%EOF\n", "application/pdf")}


def test_a_file_is_put_to_what_it_proves(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path, SUBMITTER) as (browser, at):
        own = f"/cases/{at.case}/evidence"
        page = valid(browser.get(own)).text
        assert '<option value="value:gdp">' in page.partition('<optgroup label="全园区的原始数值">')[2]
        assert '<option value="item:LY-05">LY-05 ' in page.partition('：事项">')[2]
        assert "item:EC-07" not in page, "what is judged on site is no business of the park"
        empty = browser.post(own, {"name": "", "about": "item:没有"})
        assert empty.status_code == 422
        for told in ("请写明材料的名称", "请选定它佐证什么", "请选择文件"):
            assert told in empty.text
        value = {"name": "能耗台账", "about": "value:gdp", "year": ""}
        undated = browser.post(own, value, files=PAPER)
        assert (undated.status_code, "请写明年度" in undated.text, 'value="能耗台账"' in undated.text) == (
            422,
            True,
            True,
        )
        disguised = browser.post(own, value | {"year": "2025"}, files={"file": ("台账.jpg", b"text", "image/jpeg")})
        assert disguised.status_code == 422
        assert browser.post(own, value | {"year": "２０２５"}, files=PAPER).headers["location"] == f"/cases/{at.case}"
        (linked,) = read_case(at.settings, at.case).of(LinkEvidence)
        assert (linked.act.target, linked.act.key, linked.act.name) == (Target.VALUE, "gdp/2025", "能耗台账")
