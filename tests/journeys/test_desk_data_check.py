"""The data check by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pytest_bdd import given, parsers, scenarios, then, when

from service.casework.acts.submission import AnswerQuestion
from service.settings import Settings
from service.workflow.cases.perform_act import perform_act
from tests.api.bureau import PEOPLE
from tests.conventions.repository import ROOT
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched
from tests.web.questions.checking import SLIP
from tests.workflow.case_desk import CaseDesk, asked, desk

scenarios(str(ROOT / "features" / "journeys" / "desk-data-check.feature"))


def answer(at: CaseDesk, text: str) -> None:
    act = AnswerQuestion(rule=SLIP[0], subject=SLIP[1], answer=text)
    perform_act(at.settings, at.case, act, asked("园区", at=datetime.now(UTC)))


@pytest.fixture
def at(tmp_path: Path) -> CaseDesk:
    return desk("slipped", tmp_path)


@given("一个案卷的工作簿把万元误作元，园区已经答复", target_fixture="visits")
def questioned(at: CaseDesk, visits_to: Callable[[Settings], Visits]) -> Visits:
    answer(at, "把万元误作元")
    return visits_to(at.settings)


@given(parsers.parse("评估员“{name}”已经登录"), target_fixture="visitor")
def assessor(visits: Visits, name: str) -> Watched:
    assert PEOPLE["assessor"].name == name
    return visits.of("assessor", PEOPLE["assessor"])


@when(parsers.parse("打开存疑“{rule}”的“{title}”"))
def open_question(visitor: Watched, at: CaseDesk, rule: str, title: str) -> None:
    visitor.open(f"/cases/{at.case}/questions/{rule}/{SLIP[1]}")
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text(title)


@when(parsers.parse("按键“{key}”"))
def press(visitor: Watched, key: str) -> None:
    visitor.page.keyboard.press(key)


@when(parsers.parse("输入“{text}”"))
def write(visitor: Watched, text: str) -> None:
    visitor.page.keyboard.type(text)


@when("园区此时又答复了这一项")
def overtaken(at: CaseDesk) -> None:
    answer(at, "更正：把万元误作元，见 ZZ01")


@when(parsers.parse("用键盘按下“{name}”"))
def press_button(visitor: Watched, name: str) -> None:
    button = visitor.page.get_by_role("button", name=name)
    for _ in range(40):
        visitor.page.keyboard.press("Tab")
        if button.evaluate("(element) => element === document.activeElement"):
            visitor.page.keyboard.press("Enter")
            return
    raise AssertionError(f"no Tab leads to {name}")


@then(parsers.parse("看到键盘操作，其中有“{name}”"))
def shows_keys(visitor: Watched, name: str) -> None:
    expect(visitor.page.get_by_role("dialog", name="键盘操作")).to_contain_text(name)


@then(parsers.parse("认定仍是“{word}”，理由是“{text}”"))
def chosen(visitor: Watched, word: str, text: str) -> None:
    expect(visitor.page.get_by_label(word)).to_be_checked()
    expect(visitor.page.get_by_label("理由")).to_have_value(text)


@then(parsers.parse("状态写着“{text}”"))
def told(visitor: Watched, text: str) -> None:
    expect(visitor.page.locator("#page-status")).to_contain_text(text)
