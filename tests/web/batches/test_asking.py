"""Work over many cases is asked for by forms, each once; what cannot be is told at its field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from service.vocabulary.person import Department, Person, Role
from tests.api.test_batches import zipped
from tests.web.batches.working import asked_for, done, evaluation
from tests.web.browsing import Browser
from tests.web.cases.desks import browsing_case
from tests.workflow.case_desk import CaseDesk
from tests.workflow.park_versions import write_failing

Desk = tuple[Browser, CaseDesk]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with browsing_case("accepted", tmp_path_factory.mktemp("desk")) as made:
        yield made


def chosen(*files: tuple[str, bytes]) -> dict[str, Any]:
    return {"files": [("files", (name, content, XLSX)) for name, content in files]}


def test_the_same_evaluation_is_asked_for_once(at: Desk) -> None:
    browser, case = at
    assert "浙江省" in browser.get("/jobs/evaluations").text
    first = evaluation(browser)
    assert evaluation(browser) == first
    assert "没有重复提交" in browser.get(first).text
    assert "2026-06-01" not in browser.get("/jobs/evaluations?lang=en").text
    browser.get("/jobs?lang=zh")
    refused = browser.post("/jobs/evaluations", {"on": "后天"})
    assert (refused.status_code, refused.text.count("日期请写成")) == (422, 2)
    for day in ("1990-01-01", "2999-01-01"):
        refused = browser.post("/jobs/evaluations", {"on": day})
        assert (refused.status_code, "（规则施行之日）至" in refused.text, f'value="{day}"' in refused.text) == (
            422,
            True,
            True,
        )
    done(case)


def test_workbooks_are_handed_in_one_by_one_or_as_one_zip(at: Desk) -> None:
    browser, case = at
    workbook = write_failing(case.folder).read_bytes()
    checked = asked_for(
        browser.post("/jobs/imports", {"dry_run": "yes"}, **chosen(("甲.xlsx", workbook), ("说明.txt", b"?")))
    )
    taken_in = asked_for(browser.post("/jobs/imports", {}, **chosen(("乙.zip", zipped(甲=workbook)))))
    done(case)
    looked = browser.get(checked).text
    assert "只检查：什么也没有写入" in looked
    assert "可以导入" in looked
    page = browser.get(taken_in).text
    assert "已导入" in page
    assert f'href="/cases/{case.case}"' in page


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ((), "请选择要导入的工作簿"),
        ((("甲.zip", b"PK"), ("乙.xlsx", b"PK")), "选了 .zip 文件就不能同时选别的文件"),
        ((("甲.xlsx", b"PK"), ("甲.xlsx", b"PK")), "有同名的文件：甲.xlsx"),
        ((("甲.zip", b"no zip"),), "zip"),
    ],
)
def test_what_cannot_be_handed_in_is_told_at_the_field(
    files: tuple[tuple[str, bytes], ...], told: str, at: Desk
) -> None:
    browser, _ = at
    sent: dict[str, Any] = chosen(*files) if files else {"files": {"other": ("空.xlsx", b"", XLSX)}}
    answer = browser.post("/jobs/imports", {"dry_run": "yes"}, **sent)
    assert answer.status_code == 422
    assert told in answer.text
    assert "错误：" in answer.text


def test_others_neither_evaluate_nor_import(at: Desk) -> None:
    browser, _ = at
    approver = browser.sign_in(Person(0, "审批", Role.APPROVER, Department.DRC, "zhejiang"), "approver")
    assert approver.get("/jobs/imports").status_code == 403
    assert "/jobs/evaluations" not in approver.get("/jobs").text
