"""The report of a third party, with its file, on record."""

from datetime import date
from pathlib import Path
from typing import Any

from service.casework.acts.site_visit import RecordVerification
from service.workflow.cases.read_case import read_case
from tests.web.cases.desks import SUBMITTER, browsing_case
from tests.web.queries import counted

MOST = 12
FILE: dict[str, Any] = {"files": {"report": ("报告.pdf", b"%PDF-1.7\n%%EOF\n")}}
TOLD = {"organisation": "示例环科院", "made_on": "2026年5月20日", "conclusion": "镕堃喆𠮷龘：主要目标基本完成"}


def test_a_report_goes_on_record_once_with_maker_day_conclusion_and_values(tmp_path: Path) -> None:
    with browsing_case("visiting", tmp_path) as (browser, at):
        address = f"/cases/{at.case}/third-party-report"
        browser.get(address)
        with counted() as sent:
            assert "还没有登记第三方评估报告" in browser.get(address).text
        assert len(sent) <= MOST, "\n".join(sent)
        seen = str(read_case(at.settings, at.case).version)
        value = {"code-1": "gdp", "year-1": "2025", "value-1": "１ 亿元"}
        fields = browser.hidden(address) | TOLD | value | {"seen": seen}
        answers = [browser.post(address, fields, page=address, **FILE) for _ in range(2)]
        assert [one.status_code for one in answers] == [303, 303]
        (one,) = read_case(at.settings, at.case).of(RecordVerification)
        assert (one.act.made_on, one.act.values[0].code) == (date(2026, 5, 20), "gdp")
        page = browser.get(address).text
        for told in ("示例环科院（2026-05-20）", "镕堃喆𠮷龘：主要目标基本完成", "与园区填报不一致"):
            assert told in page
        late = browser.post(address, TOLD | {"seen": seen}, page=address, **FILE)
        assert (late.status_code, "别人先办理了" in late.text) == (409, True)
        assert "Third-party report" in browser.get(f"{address}?lang=en").text


def test_what_is_lacking_or_wrong_is_told_and_kept(tmp_path: Path) -> None:
    with browsing_case("visiting", tmp_path) as (browser, at):
        address = f"/cases/{at.case}/third-party-report"
        empty = browser.post(address, {"made_on": "去年", "code-2": "gdp", "organisation": "示例环科院"})
        assert empty.status_code == 422
        for told in ("请写明报告的结论", "报告日期请写成", "第 2 行没有填全", "请选择报告文件", "示例环科院"):
            assert told in empty.text
        seen = {"seen": str(read_case(at.settings, at.case).version)}
        wrong = browser.post(address, TOLD | seen, files={"report": ("报告.exe", b"MZ")})
        assert "不收扩展名“.exe”的文件" in wrong.text
        future = browser.post(address, TOLD | seen | {"made_on": "2999-01-01"}, **FILE)
        assert (future.status_code, "晚于今天" in future.text) == (422, True)


def test_others_only_look(tmp_path: Path) -> None:
    with browsing_case("accepted", tmp_path, SUBMITTER) as (browser, at):
        address = f"/cases/{at.case}/third-party-report"
        assert 'name="organisation"' not in browser.get(address).text
        assert browser.post(address, TOLD, page=f"/cases/{at.case}", **FILE).status_code == 403
