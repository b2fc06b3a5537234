"""The record of a case."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from tests.web.cases.desks import browsing_case
from tests.web.queries import counted


def test_the_record_says_who_did_what_and_what_vouches_for_it(tmp_path: Path) -> None:
    with browsing_case("published", tmp_path) as (browser, at):
        own = f"/cases/{at.case}"
        with counted() as sent:
            history = browser.get(f"{own}/history").text
        assert len([one for one in sent if one.startswith("SELECT")]) <= 12
        for said in (
            "刚刚核对：21 条办理记录前后相接",
            "21 条审计记录各与其摘要相符",
            "审计管理员还没有核对过",
            "连同被拒绝的办理，21 条",
            "中水回用项目的产能与实际不符",
            f'href="{own}/publicity"',
            f'href="{own}/decision"',
            f'href="{own}/result/',
            f'href="{own}/files/',
        ):
            assert said in history, said
        signed = browser.get(f"{own}/history?kind=sign").text
        assert "共 3 项" in signed
        assert "没有符合条件的办理" in browser.get(f"{own}/history?q=没有这样的字").text
        file = browser.client.get(f"{own}/history/list.xlsx?kind=sign")
        sheet = load_workbook(BytesIO(file.content)).active
        assert sheet is not None
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert [row[4] for row in rows if row[2] in ("发改", "工信")] == ["会签"] * 3
