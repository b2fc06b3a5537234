"""Handing a workbook in: every fault is told, and nothing is on record before it is confirmed."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import html5lib
from openpyxl import load_workbook

from service.casework.acts.submission import ImportSubmission
from service.workflow.cases.read_case import read_case
from tests.web.browsing import Browser
from tests.web.cases.desks import APPROVER, SUBMITTER, browsing_case
from tests.web.cases.planted import faulty_workbook
from tests.workflow.case_desk import CaseDesk
from tests.workflow.park_versions import write_failing

CELL, SHEET, FOUND = 3, 2, 4
"""Columns of the list of problems."""


def hand_in(browser: Browser, at: CaseDesk, content: bytes, noun: str = "import") -> str:
    """Where the page of the upload is."""
    files = {"workbook": ("园区 1.xlsx", content)}
    answer = browser.post(f"/cases/{at.case}/{noun}", {}, files=files)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def places(page: str) -> list[str]:
    """`sheet!cell` of every line in the list of problems."""
    return [f"{row[SHEET]}!{row[CELL]}" for row in problems(page)]


def problems(page: str) -> list[list[str]]:
    """The lines of the list of problems, cell by cell."""
    table = html5lib.parse(page, namespaceHTMLElements=False).find(".//div[@class='table-wide']/table/tbody")
    assert table is not None
    return [[("".join(cell.itertext())).strip() for cell in row] for row in table if len(row) > CELL]


def test_thirty_planted_faults_are_thirty_on_the_screen_and_in_the_own_file(tmp_path: Path) -> None:
    with browsing_case("accepted", tmp_path, SUBMITTER) as (browser, at):
        content, spoilt = faulty_workbook(tmp_path, 30)
        address = hand_in(browser, at, content)
        page = browser.get(address).text
        assert "30 处错误，1 处提醒" in page
        assert sorted(places(page)) == sorted([*spoilt, "指标!G12"])
        assert "改填四位数字的年份" in page
        assert read_case(at.settings, at.case).last(ImportSubmission) is None
        mine = browser.client.get(f"{address}/commented")
        assert "%E5%9B%AD%E5%8C%BA%201-%E6%89%B9%E6%B3%A8.xlsx" in mine.headers["content-disposition"]
        book = load_workbook(BytesIO(mine.content))
        noted = [f"{sheet.title}!{cell.coordinate}" for sheet in book for row in sheet for cell in row if cell.comment]
        assert sorted(noted) == sorted([*spoilt, "指标!G12"])


def test_in_english_every_problem_is_english_but_for_what_it_quotes(tmp_path: Path) -> None:
    with browsing_case("accepted", tmp_path, SUBMITTER) as (browser, at):
        address = hand_in(browser, at, faulty_workbook(tmp_path, 30)[0])
        page = browser.get(f"{address}?lang=en").text
        told = [cell for row in problems(page) for cell in (row[1], *row[FOUND:])]
        assert "✗error" in told
        assert "write the year with four digits" in told
        assert [cell for cell in told if re.search("[\u3400-\u9fff]", re.sub("“[^”]*”", "", cell))] == []
        mine = browser.client.get(f"{address}/commented")
        comments = [
            cell.comment.text
            for sheet in load_workbook(BytesIO(mine.content))
            for row in sheet
            for cell in row
            if cell.comment
        ]
        assert all(text.startswith(("【error】found ", "【warning】found ")) for text in comments)


def test_the_form_gives_the_template_and_refuses_what_is_no_workbook(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, at):
        own = f"/cases/{at.case}/import"
        form = browser.get(own)
        assert "未达标.xlsx" in form.text
        blank = browser.client.get(f"{own}/template")
        assert load_workbook(BytesIO(blank.content))["封面"]["B3"].value is not None
        for files in ({}, {"workbook": ("a.xlsx", b"x")}):
            refused = browser.post(own, {}, files=files)
            assert refused.status_code == 422
            assert "<title>错误：" in refused.text
            assert '<a href="#workbook">' in refused.text
        assert browser.get(f"{own}/{'0' * 64}").status_code == 404
        same = browser.get(hand_in(browser, at, write_failing(tmp_path).read_bytes())).text
        assert "现在不能导入" in same
        assert "确认导入" not in same
        assert "，没有保存。</p>" in same, "nothing can be confirmed until some hour"


def test_a_findings_sheet_has_its_own_place_and_nobody_else_may(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, at):
        early = browser.get(f"/cases/{at.case}/judgements").text
        assert "案卷现在是“数据核对”，不能导入核查记录" in early
        assert 'type="file"' not in early
        browser.sign_in(APPROVER, "fagai")
        assert browser.get(f"/cases/{at.case}/import").status_code == 403


def test_only_the_demonstration_hands_out_examples(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, at):
        own = f"/cases/{at.case}/import"
        assert "examples" not in browser.get(own).text
        assert browser.get(f"{own}/examples/齐全").status_code == 404
        browser.app.state.settings = at.settings.model_copy(update={"demo": True})
        assert f"{own}/examples/齐全" in browser.get(own).text
        example = load_workbook(BytesIO(browser.client.get(f"{own}/examples/齐全").content))
        assert "封面" in example.sheetnames
