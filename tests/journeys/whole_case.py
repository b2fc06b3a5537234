"""A whole case in the browser: from the workbook through one rectification to a decision of two departments."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.days import this_day
from tests.journeys.screens import LOGINS
from tests.journeys.visits import Visits
from tests.workflow.accounts.doors import PASSWORD, code_at
from tests.workflow.case_desk import ASSESSOR, EXPERTS, PEOPLE, CaseDesk

PARK, APPROVERS = "园区", ("发改", "工信")
READING_MS = 300_000
"""A workbook is read, and a case evaluated, on a machine that has other work."""
_STEP = timedelta(seconds=30)


@dataclass
class Codes:
    """One-time codes: each person's are used once each."""

    _last: dict[str, datetime] = field(default_factory=dict)

    def next(self, who: str) -> str:
        """The first that they have not used; it may have to be waited for."""
        now = datetime.now(UTC)
        at = max(now, self._last.get(who, now - _STEP) + _STEP)
        self._last[who] = at
        time.sleep(max(0.0, (at - now - _STEP).total_seconds()))
        return code_at(at)


def whole_case(at: CaseDesk, visits: Visits) -> WholeCase:
    """The case, with a window of their own for everybody of tests/workflow/case_desk.py."""
    logins = {person.name: (login, person) for login, person in zip(LOGINS, PEOPLE, strict=True)}
    return WholeCase(at, visits.application.address, lambda name: visits.of(*logins[name]).page)


@dataclass
class WholeCase:
    """The case, and everybody's window. page_of: name → their page; address: of the service."""

    at: CaseDesk
    address: str
    page_of: Callable[[str], Page]
    codes: Codes = field(default_factory=Codes)

    def to(self, who: str, path: str) -> Page:
        """Somebody goes to a page of the case."""
        page = self.page_of(who)
        page.goto(f"{self.address}/cases/{self.at.case}/{path}")
        return page

    def worked(self, write: Callable[[Path], Path]) -> None:
        """From a workbook to the end of the site visit."""
        self._handed_in("import", "填好的评估工作簿", self.at.workbook(write))
        self._pressed(self.to(ASSESSOR, "questions"), "完成数据核对，进入预评价")
        self._pressed(self.to(ASSESSOR, "acts/pre_assess"), "预评价", "**/result")
        self._handed_in("judgements", "填好的核查记录", self.at.findings(write))
        for expert in EXPERTS:
            page = self.to(expert, "expert-scores")
            page.locator("[id^=score-]").first.fill("85")
            self._pressed(page, "提交我的评分")
        page = self.to(ASSESSOR, "site-visit/finish")
        page.get_by_label("核查日期").fill(str(this_day()))
        page.get_by_label("核查组组长").fill(EXPERTS[0])
        self._pressed(page, "完成现场核查")

    def evaluated(self) -> Page:
        """The assessor's page with the result."""
        page = self.to(ASSESSOR, "acts/evaluate")
        self._pressed(page, "评价", "**/result")
        return page

    def drafted(self) -> None:
        """As it is recommended."""
        self._pressed(self.to(ASSESSOR, "decision/draft"), re.compile("^拟定“"), "**/decision")

    def signed(self) -> None:
        """By both departments, each in a window of their own."""
        for approver in APPROVERS:
            page = self.to(approver, "decision/sign")
            self._confirmed(page, approver)
            self._pressed(page, re.compile("部门名义签署“"), "**/decision")

    def issued(self, number: str) -> Page:
        """The assessor's page with the decision in effect."""
        page = self.to(ASSESSOR, "decision/issue")
        page.get_by_label("文号").fill(number)
        self._confirmed(page, ASSESSOR)
        self._pressed(page, "发文，决定生效", "**/decision")
        return page

    def put_right(self) -> int:
        """The park replies item by item, and the re-evaluation begins; how many items there were."""
        page = self.to(PARK, "rectification")
        rows = page.locator("tr[data-item] th a")
        addresses = [str(row.get_attribute("href")) for row in rows.all()]
        for address in addresses:
            page.goto(f"{self.address}{address}")
            page.get_by_label("整改情况").fill("已按要求整改，见附件")
            page.get_by_label("已就绪：这一项不再补充，可以报送").check()
            self._pressed(page, "保存这一项")
        self._pressed(self.to(PARK, "rectification"), "报送整改情况")
        self._pressed(self.to(ASSESSOR, "acts/open_reevaluation"), "开始复评")
        return len(addresses)

    def _handed_in(self, path: str, label: str, file: Path) -> None:
        page = self.to(ASSESSOR, path)
        page.get_by_label(label).set_input_files(file)
        page.get_by_role("button", name="上传并检查").click()
        page.get_by_role("heading", level=1, name="检查结果").wait_for(timeout=READING_MS)
        self._pressed(page, "确认导入")

    def _confirmed(self, page: Page, who: str) -> None:
        form = page.locator("main")
        form.get_by_label("密码").fill(PASSWORD)
        form.get_by_label("动态口令").fill(self.codes.next(who))

    def _pressed(self, page: Page, button: str | re.Pattern[str], leads: str = "") -> None:
        """Press it; what was done is told on the page that it leads to."""
        exact = isinstance(button, str)
        page.locator("main").get_by_role("button", name=button, exact=exact).click(timeout=READING_MS)
        if leads:
            page.wait_for_url(leads, timeout=READING_MS)
        expect(page.locator("#page-status .banner.good")).to_be_visible(timeout=READING_MS)
