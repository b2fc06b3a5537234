"""The site visit item by item, with the network lost and found; an expert scores."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pytest_bdd import given, parsers, scenarios, then, when

from service.casework.acts.site_visit import RecordJudgement, ScoreItem
from service.settings import Settings
from service.vocabulary.person import Person, Role
from service.workflow.cases.perform_act import perform_act
from service.workflow.people.add_person import add_person
from service.workflow.site_visit.save_draft import Written, checked_item, save_draft
from tests.api.bureau import PEOPLE
from tests.conventions.repository import ROOT
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched
from tests.workflow.case_desk import AT, EXPERTS, asked
from tests.workflow.site_visit.visits import MANUAL, Visited, visited

SETTLES_MS = 500
"""A draft that a page restores is sent at once."""

scenarios(str(ROOT / "features" / "journeys" / "desk-site-visit.feature"))


@pytest.fixture
def at(tmp_path: Path) -> Visited:
    return visited(tmp_path)


@given("一个案卷正在现场核查，专家已经评分", target_fixture="visits")
def scored(at: Visited, visits_to: Callable[[Settings], Visits]) -> Visits:
    for expert in EXPERTS:
        perform_act(at.at.settings, at.at.case, ScoreItem(item="EC-07", score=Decimal(80)), asked(expert))
    return visits_to(at.at.settings)


@given("一个案卷正在现场核查", target_fixture="visits")
def going_on(at: Visited, visits_to: Callable[[Settings], Visits]) -> Visits:
    return visits_to(at.at.settings)


@given(parsers.parse("评估员“{name}”已经登录"), target_fixture="visitor")
def assessor(visits: Visits, name: str) -> Watched:
    assert PEOPLE["assessor"].name == name
    return visits.of("assessor", PEOPLE["assessor"])


@given(parsers.parse("专家“{name}”已经登录"), target_fixture="visitor")
def expert(visits: Visits, name: str) -> Watched:
    return visits.of("expert", Person(0, name, Role.EXPERT, None, "zhejiang"))


@when(parsers.parse("打开核查事项“{item}”"))
def open_item(visitor: Watched, at: Visited, item: str) -> None:
    visitor.open(f"/cases/{at.at.case}/site-visit/items/{item}")


@when(parsers.parse("按键“{key}”"))
def press(visitor: Watched, key: str) -> None:
    visitor.page.keyboard.press(key)


@when("网络断开")
def offline(visitor: Watched) -> None:
    visitor.context.set_offline(True)


@when("网络恢复")
def online(visitor: Watched) -> None:
    visitor.context.set_offline(False)


@when(parsers.parse("依据写“{text}”"))
def write(visitor: Watched, text: str) -> None:
    basis = visitor.page.get_by_label("依据和情况")
    basis.fill("")
    basis.press_sequentially(text)


@when(parsers.parse("离开输入框并按键“{key}”"))
def leave(visitor: Watched, key: str) -> None:
    visitor.page.get_by_label("依据和情况").blur()
    visitor.page.keyboard.press(key)


@when(parsers.parse("另一位评估员把这一项写成“{answer}”“{basis}”"))
def overtaken(at: Visited, answer: str, basis: str) -> None:
    other = add_person(at.at.settings, replace(at.person(), id=0, name="韩评估"), AT)
    now = datetime.now(UTC)
    stamp = checked_item(at.at.settings, at.at.case, MANUAL, other, now).stamp
    save_draft(at.at.settings, at.at.case, MANUAL, Written(answer, basis, "", stamp), other, now)


@when(parsers.parse("按下“{name}”"))
def press_button(visitor: Watched, name: str) -> None:
    visitor.page.get_by_role("button", name=name, exact=True).click()


@when(parsers.parse("填写核查日期“{day}”"))
def visited_on(visitor: Watched, day: str) -> None:
    visitor.page.get_by_label("核查日期").fill(day)


@when(parsers.parse("给“{item}”评“{score}”分"))
def score(visitor: Watched, item: str, score: str) -> None:
    visitor.page.get_by_role("group", name=item).get_by_role("textbox").first.fill(score)


@then(parsers.parse("草稿写着“{text}”"))
def draft_told(visitor: Watched, text: str) -> None:
    told = visitor.page.locator("[data-autosaved] :visible", has_text=text).first
    expect(told).to_be_visible()


@then(parsers.parse("草稿没有写“{text}”"))
def draft_silent(visitor: Watched, text: str) -> None:
    visitor.page.wait_for_timeout(SETTLES_MS)
    expect(visitor.page.locator("[data-autosaved]")).not_to_contain_text(text)


@then(parsers.parse("还在核查事项“{item}”，依据是“{text}”"))
def stayed(visitor: Watched, item: str, text: str) -> None:
    assert visitor.page.url.endswith(item)
    expect(visitor.page.get_by_label("依据和情况")).to_have_value(text)


@then(parsers.parse("案卷里这一项的草稿是“{answer}”“{basis}”"))
def kept(visitor: Watched, at: Visited, answer: str, basis: str) -> None:
    visitor.page.wait_for_load_state()
    person = at.person(PEOPLE["assessor"].name)
    own = checked_item(at.at.settings, at.at.case, MANUAL, person, datetime.now(UTC)).own
    assert own is not None
    assert (own.answer, own.basis) == (answer, basis)


@then(parsers.parse("案卷记录了判定“{answer}”“{basis}”"))
def judged(at: Visited, answer: str, basis: str) -> None:
    assert [(one.act.answer, one.act.basis) for one in at.case.of(RecordJudgement)] == [(answer, basis)]


@then(parsers.parse("状态写着“{text}”"))
def told(visitor: Watched, text: str) -> None:
    expect(visitor.page.locator("#page-status")).to_contain_text(text)
