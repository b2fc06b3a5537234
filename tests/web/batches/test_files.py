"""Each file's fate is told, with why and what to do."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from tests.web.batches.test_asking import chosen
from tests.web.batches.working import asked_for, done
from tests.web.cases.desks import browsing_case
from tests.workflow.park_versions import write_failing


def test_every_file_is_there_with_its_fate(tmp_path: Path) -> None:
    with browsing_case("accepted", tmp_path) as (browser, case):
        files = (("甲.xlsx", write_failing(case.folder).read_bytes()), ("坏.xlsx", b"text"), ("说明.txt", b"?"))
        address = asked_for(browser.post("/jobs/imports", {}, **chosen(*files)))
        assert "还没有轮到" not in browser.get(address).text
        done(case)
        page = browser.get(address).text
        for told in ("已导入：1", "没有导入：1", "略过：1", "只读取 .xlsx 文件", "第 "):
            assert told in page, told
        only = browser.get(f"{address}?fate=failed").text
        assert "坏.xlsx" in only
        assert "甲.xlsx" not in only
        assert "没有符合条件的文件" in browser.get(f"{address}?fate=refused").text
        (sheet,) = load_workbook(BytesIO(browser.client.get(f"{address}/list.xlsx?fate=failed").content)).worksheets
        rows = list(sheet.iter_rows(values_only=True))
        assert [row[0] for row in rows[5:]] == ["坏.xlsx"]
