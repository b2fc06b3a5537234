"""Two departments sign in windows of their own, an objection is answered, the decision is issued."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import expect
from pytest_bdd import given, parsers, scenarios, then, when

from service.settings import Settings
from tests.conventions.repository import ROOT
from tests.journeys.screens import CASE
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched
from tests.workflow.accounts.doors import PASSWORD, code_at
from tests.workflow.case_desk import PEOPLE, desk

OWN = f"/cases/{CASE}"
LOGINS = {"发改": "drc", "工信": "miit", "评估员": "assessor", "园区": "submitter"}

scenarios(str(ROOT / "features" / "journeys" / "desk-signing.feature"))


@dataclass
class Office:
    """Everybody at the case."""

    visits: Visits

    def of(self, name: str) -> Watched:
        """The window of somebody of the office."""
        return self.visits.of(LOGINS[name], next(one for one in PEOPLE if one.name == name))


@given(parsers.parse("已拟定决定的案卷，由“{one}”和“{other}”各开一个窗口"), target_fixture="office")
def drafted(visits_to: Callable[[Settings], Visits], tmp_path: Path, one: str, other: str) -> Office:
    return _office("drafted", visits_to, tmp_path, one, other)


@given(parsers.parse("已公示期满、有一件异议的案卷，由“{one}”和“{other}”各开一个窗口"), target_fixture="office")
def published(visits_to: Callable[[Settings], Visits], tmp_path: Path, one: str, other: str) -> Office:
    return _office("published", visits_to, tmp_path, one, other)


@given(parsers.parse("已发文的案卷，由“{one}”和“{other}”各开一个窗口"), target_fixture="office")
def issued(visits_to: Callable[[Settings], Visits], tmp_path: Path, one: str, other: str) -> Office:
    return _office("rectifying", visits_to, tmp_path, one, other)


def _office(stage: str, visits_to: Callable[[Settings], Visits], folder: Path, *names: str) -> Office:
    office = Office(visits_to(desk(stage, folder).settings))
    for name in names:
        office.of(name)
    return office


@when(parsers.parse("“{name}”打开会签页面"))
def open_signing(office: Office, name: str) -> None:
    page = office.of(name).open(OWN)
    page.locator("ol.tasks > li > a", has_text="会商会签").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("会签")


@when(parsers.parse("“{name}”打开发文页面"))
def open_issuing(office: Office, name: str) -> None:
    office.of(name).open(f"{OWN}/decision/issue")


@when(parsers.parse("“{name}”打开决定页面"))
def open_decision(office: Office, name: str) -> None:
    office.of(name).open(f"{OWN}/decision")


@when(parsers.parse("“{name}”拟定更正：文号“{wrong}”应为“{right}”"))
def correct(office: Office, name: str, wrong: str, right: str) -> None:
    page = office.of(name).open(f"{OWN}/decision")
    page.get_by_role("link", name="拟定更正").click()
    page.get_by_label("文号：").check()
    page.get_by_label("错误的文字").fill(wrong)
    page.get_by_label("更正后的文字").fill(right)
    page.get_by_label("理由").fill("漏打一个字")
    page.get_by_role("button", name="拟定更正，送交签署").click()


@when(parsers.parse("“{name}”打开签署更正页面"))
def open_correction(office: Office, name: str) -> None:
    page = office.of(name).open(OWN)
    page.get_by_role("link", name="签署更正", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("签署更正")


@then(parsers.parse("“{name}”在文书里看到“{text}”"))
def park_sees(office: Office, name: str, text: str) -> None:
    page = office.of(name).open(OWN)
    page.get_by_role("link", name=text).click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("更正（第 1 号）")


@when(parsers.parse("“{name}”打开办理记录"))
def open_record(office: Office, name: str) -> None:
    page = office.of(name).open(OWN)
    page.get_by_role("link", name="全部办理记录").click()


@when(parsers.parse("“{name}”出具会商意见“{text}”"))
def give_opinion(office: Office, name: str, text: str) -> None:
    page = office.of(name).page
    page.get_by_role("link", name="出具会商意见").click()
    page.get_by_label("同意", exact=True).check()
    page.get_by_label("意见", exact=True).fill(text)
    page.get_by_role("button", name="登记会商意见").click()


@when(parsers.parse("“{name}”答复异议“{text}”"))
def answer(office: Office, name: str, text: str) -> None:
    page = office.of(name).open(f"{OWN}/publicity")
    page.get_by_role("link", name="答复第 21 号异议").click()
    page.get_by_label("不成立", exact=True).check()
    page.get_by_label("答复和理由").fill(text)
    page.get_by_role("button", name="答复异议").click()


@when(parsers.parse("“{name}”确认身份，按“{button}”"))
def confirm(office: Office, name: str, button: str) -> None:
    form = office.of(name).page.locator("main")
    form.get_by_label("密码").fill(PASSWORD)
    form.get_by_label("动态口令").fill(code_at(datetime.now(UTC)))
    form.get_by_role("button", name=button).click()


@when(parsers.parse("“{name}”填写文号“{number}”，确认身份，按“{button}”"))
def issue(office: Office, name: str, number: str, button: str) -> None:
    office.of(name).page.get_by_label("文号").fill(number)
    confirm(office, name, button)


@then(parsers.parse("“{name}”看到“{text}”"))
def sees(office: Office, name: str, text: str) -> None:
    expect(office.of(name).page.locator("body")).to_contain_text(text)


@then("两个部门都已签署")
def all_signed(office: Office) -> None:
    signed = office.of("发改").page.get_by_role("region", name="签署", exact=True).get_by_text("已签署")
    expect(signed).to_have_count(2)


@then(parsers.parse("“{name}”下载的决定书写着“{text}”"))
def document_says(office: Office, name: str, text: str) -> None:
    page = office.of(name).page
    with page.expect_download() as download:
        page.get_by_role("link", name="下载决定书（可打印）").click()
    assert text in Path(download.value.path()).read_text(encoding="utf-8")
