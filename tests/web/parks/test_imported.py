"""A list of parks is looked through before anything is written; each fault is told, each open row decided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from service.vocabulary.person import Person, Role
from tests.intake.parks.lists import csv_bytes, row
from tests.web.browsing import Browser, browsing
from tests.workflow.registries import liaoning, on_record, with_parks

KEEPER = Person(0, "辽宁甲", Role.ASSESSOR, None, "liaoning")
NEW = liaoning("S217009", "国家级循环化改造示范试点产业园区暨战略性新兴产业集聚发展示范区𠮷龘")


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    """Somebody who keeps the registry of 辽宁, in which there are two parks."""
    with browsing(tmp_path) as made:
        with_parks(made.settings)
        yield made.sign_in(KEEPER)


def handed_in(browser: Browser, *rows: dict[str, Any], content: bytes = b"") -> Any:
    files = {"list": ("清单.csv", content or csv_bytes(*rows), "text/csv")}
    return browser.post("/parks/import", {}, files=files)


def checked(browser: Browser, *rows: dict[str, Any]) -> str:
    """The address of what the list would change."""
    led = handed_in(browser, *rows)
    assert led.status_code == 303, led.text
    address: str = led.headers["location"]
    return address


def test_nothing_is_written_before_it_is_confirmed(browser: Browser) -> None:
    address = checked(browser, liaoning(核准面积_公顷="600"), NEW)
    page = browser.get(address).text
    assert "核准面积（公顷）：由“500.0”改为“600”" in page
    assert NEW["开发区名称"] in page
    assert "S217009" not in on_record(browser.settings)
    done = browser.post(address, {})
    assert (done.status_code, done.headers["location"]) == (303, "/parks")
    assert "清单已导入：新增 1 个园区，改动 1 个，0 个没有变化" in browser.get("/parks").text
    assert on_record(browser.settings)["S217009"].name == NEW["开发区名称"]
    assert browser.get(address).status_code == 404, "the file is forgotten"


def test_each_fault_is_told_and_each_open_row_decided(browser: Browser) -> None:
    address = checked(browser, NEW, liaoning("S999", "错码园"), liaoning("S217008", "甲园"))
    page = browser.get(address).text
    assert "<dt>须决定</dt><dd>2</dd>" in page
    assert "S999" in page
    assert '<a href="/parks/S217001">甲园</a>' in page
    assert "认定为另一个园区" in page
    assert "--new-row" not in page
    english = browser.get(f"{address}?lang=en").text
    assert "--new-row" not in page + english, "options are of the command line"
    assert "a code of the national catalogue: G or S and six digits" in english
    assert "按目录改正" in page
    assert "按目录改正" not in english
    browser.client.cookies.delete("lang")
    refused = browser.post(address, {"row-3": "skip", "row-²": "skip", f"row-{'9' * 5000}": "skip"})
    assert refused.status_code == 422
    assert '<a href="#row-4">第 4 行还没有决定' in refused.text
    assert 'id="row-3-skip" name="row-3" value="skip" checked' in refused.text
    assert "S217009" not in on_record(browser.settings)
    assert browser.post(address, {"row-3": "skip", "row-4": "new"}).status_code == 303
    assert {"S217008", "S217009"} <= on_record(browser.settings).keys()


def test_a_row_that_can_be_no_park_of_its_own_is_only_offered_to_be_left_out(browser: Browser) -> None:
    foreign, renamed = row(代码="S627009", 开发区名称="陇园", 省份="甘肃省"), liaoning(开发区名称="另名园")
    address = checked(browser, NEW, foreign, renamed)
    page = browser.get(address).text
    for at in ("row-3", "row-4"):
        assert f'id="{at}-skip"' in page
        assert f'id="{at}-new"' not in page
    refused = browser.post(address, {"row-3": "new", "row-4": "skip"})
    assert refused.status_code == 422
    assert "第 3 行不能照清单登记：请略过，或改正清单后重新上传" in refused.text
    assert "第 4 行不能" not in refused.text


def test_rows_of_other_jurisdictions_can_be_left_out(browser: Browser) -> None:
    address = checked(browser, NEW, row(代码="S627009", 开发区名称="陇园", 省份="甘肃省"))
    assert "只取本地区的行" in browser.get(address).text
    own = browser.get(f"{address}?own=1").text
    assert "其他地区，略过" in own
    assert browser.post(address, {"own": "1"}, page=f"{address}?own=1").status_code == 303
    assert "S627009" not in on_record(browser.settings)


def test_a_list_that_says_none_new(browser: Browser) -> None:
    page = browser.get(checked(browser, liaoning())).text
    assert "清单和名录一致" in page
    assert "确认导入" not in page


def test_a_list_without_rows_says_so(browser: Browser) -> None:
    page = browser.get(handed_in(browser, content="代码,开发区名称\n".encode()).headers["location"]).text
    assert "清单没有数据行" in page
    assert "清单和名录一致" not in page


def test_the_form_names_the_columns_that_a_list_must_have(browser: Browser) -> None:
    assert "必须有“代码”和“开发区名称”两列" in browser.get("/parks/import").text
    lacking = browser.get(handed_in(browser, content="开发区名称\n甲园\n".encode()).headers["location"]).text
    assert "没有“代码”这一列" in lacking


def test_a_file_that_is_no_list_is_refused_on_the_form(browser: Browser) -> None:
    refused = handed_in(browser, content=b"\x00\x01")
    assert refused.status_code == 422
    assert "<title>错误：" in refused.text
    missing = browser.post("/parks/import", {})
    assert (missing.status_code, '<a href="#list">请选择要导入的清单' in missing.text) == (422, True)


def test_a_list_without_its_headings_has_to_be_corrected(browser: Browser) -> None:
    address = handed_in(browser, content="甲,乙\n1,2\n".encode()).headers["location"]
    assert "整个文件" in browser.get(address).text
    refused = browser.post(address, {})
    assert (refused.status_code, "先改正文件，再重新上传" in refused.text) == (422, True)


def test_whoever_does_not_keep_the_registry_is_turned_away(browser: Browser) -> None:
    expert = browser.sign_in(Person(0, "乙", Role.EXPERT, None, "liaoning"), "lisi")
    assert expert.get("/parks/import").status_code == 403
    assert "/parks/import" not in expert.get("/parks").text


def test_english(browser: Browser) -> None:
    assert "Nothing is written before you confirm" in browser.get("/parks/import?lang=en").text
    assert "Parks that are added" in browser.get(f"{checked(browser, NEW)}?lang=en").text
