"""The audit trail on screens: pages by the numbers of rows, filters, one row, files; looking is on record."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from service.vocabulary.person import Role
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.audit.read_audit import read_audit
from tests.web.administrators import become, signed_in
from tests.web.audit.filled import filled
from tests.web.browsing import Browser, browsing
from tests.web.queries import counted

ROW = re.compile(r'href="/audit/(\d+)"')
LINK = re.compile(r'rel="(prev|next)" href="([^"]+)"')


@pytest.fixture(scope="module")
def auditor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """An audit administrator before a trail of 130 rows and those of signing in."""
    with browsing(tmp_path_factory.mktemp("audit")) as browser:
        filled(browser.settings, 130)
        yield become(browser, signed_in(browser), Role.AUDIT_ADMIN)


def seen(page: str) -> list[int]:
    return [int(number) for number in ROW.findall(page)]


def links(page: str) -> dict[str, str]:
    return {rel: address.replace("&amp;", "&") for rel, address in LINK.findall(page)}


def test_pages_lead_to_the_beginning_and_back(auditor: Browser) -> None:
    with counted() as sent:
        first = auditor.get("/audit?action=park.read").text
    assert len(sent) <= 12, sent
    second = auditor.get(links(first)["next"]).text
    third = auditor.get(links(second)["next"]).text
    assert len(seen(first)) == len(seen(second)) == 50
    assert seen(first) + seen(second) + seen(third) == list(range(130, 0, -1))
    assert "next" not in links(third)
    assert seen(auditor.get(links(third)["prev"]).text) == seen(second)
    assert seen(auditor.get(links(second)["prev"]).text) == seen(first)


def test_filters_narrow_and_a_bad_day_is_told(auditor: Browser) -> None:
    assert seen(auditor.get("/audit?object=p-7&kind=park").text) == [7]
    refused = auditor.get("/audit?outcome=refused").text
    assert ("被拒绝" in refused, seen(refused)[-1]) == (True, 13)
    assert "没有符合条件的审计记录" in auditor.get("/audit?person=%E6%97%A0%E5%90%8D").text
    faulty = auditor.get("/audit?since=yesterday")
    assert (faulty.status_code, 'value="yesterday"' in faulty.text) == (422, True)


def test_a_row_is_shown_whole_and_one_that_is_not_there_is_not(auditor: Browser) -> None:
    page = auditor.get("/audit/13").text
    (row,) = list_audit(auditor.settings, Wanted(before=14, after=12))
    assert row.hash in page
    assert row.prev_hash in page
    assert "查看园区，园区 p-13，被拒绝" in page
    assert auditor.get("/audit/99999").status_code == 404


def test_looking_and_exporting_are_on_record_and_files_hold_what_fits(auditor: Browser) -> None:
    sheet = load_workbook(BytesIO(auditor.client.get("/audit/list.xlsx?action=park.read&outcome=refused").content))
    rows = list(sheet.worksheets[0].iter_rows(min_row=6, values_only=True))
    assert [row[0] for row in rows] == list(range(13, 131, 13))
    told = json.loads(auditor.client.get("/audit/list.json?object=p-7&kind=park").content)
    assert [one["seq"] for one in told] == [7]
    since = datetime.now(UTC) - timedelta(minutes=10)
    assert {
        row.action for row in read_audit(auditor.settings, Wanted(since=since, actor="赵审计"), datetime.now(UTC))
    } >= {
        "audit.read",
        "audit.export",
    }


def test_nobody_else_sees_it(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        tokens = signed_in(browser)
        for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN):
            for path in ("/audit", "/audit/1", "/audit/verify", "/audit/list.json"):
                assert become(browser, tokens, role).get(path).status_code == 403
        assert become(browser, tokens, Role.AUDIT_ADMIN).get("/").headers["location"] == "/audit"
