"""Rectification in the browser: replies item by item, the re-evaluation, the rounds side by side; an appeal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pytest_bdd import given, parsers, scenarios, then, when

from service.casework.acts.carrying_out import OpenReevaluation
from service.settings import Settings
from tests.conventions.repository import ROOT
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched
from tests.web.rectification.offices import APPROVER, ASSESSOR, PARK
from tests.workflow.bundles.cases import Driven
from tests.workflow.rectifying import demanded, put_right

scenarios(str(ROOT / "features" / "journeys" / "desk-rectification.feature"))


@pytest.fixture
def driven(tmp_path: Path) -> Driven:
    return demanded(tmp_path)


@pytest.fixture
def office(visits_to: Callable[[Settings], Visits], driven: Driven) -> Visits:
    return visits_to(driven.settings)


@given(parsers.parse("园区“{name}”的案卷被要求限期整改三项"), target_fixture="visitor")
def park(office: Visits, name: str) -> Watched:
    assert name == PARK.name
    return office.of("zhouyuan", PARK)


@given(parsers.parse("园区“{name}”的案卷被要求限期整改三项，浏览器不运行脚本"), target_fixture="visitor")
def park_without_scripts(office: Visits, name: str) -> Watched:
    assert name == PARK.name
    return office.of("zhouyuan", PARK, name="不运行脚本", scripted=False)


@when("打开整改事项")
def open_items(visitor: Watched, driven: Driven) -> None:
    visitor.open(f"/cases/{driven.id}/rectification")


@when("打开申诉")
def open_appeals(visitor: Watched, driven: Driven) -> None:
    visitor.open(f"/cases/{driven.id}/appeals")


@when(parsers.parse("附上照片，填写“{text}”，标为已就绪"))
def reply(visitor: Watched, tmp_path: Path, text: str) -> None:
    photo = tmp_path / "照片.pdf"
    photo.write_bytes(b"%PDF-1.7\n" + text.encode() + b"\n%%EOF\n")
    visitor.page.get_by_label("整改情况").fill(text)
    visitor.page.get_by_label("佐证文件（可不附，可选多个）").set_input_files(photo)
    visitor.page.get_by_label("已就绪：这一项不再补充，可以报送").check()
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("button", name="保存这一项").click()


@when(parsers.parse("按“{name}”"))
def press(visitor: Watched, name: str) -> None:
    visitor.page.locator("main").get_by_role("button", name=name, exact=True).click()


@when(parsers.parse("评估员“{name}”开始复评，园区交来整改后的工作簿，评估员办到评价"), target_fixture="visitor")
def reevaluate(office: Visits, driven: Driven, name: str) -> Watched:
    assert name == ASSESSOR.name
    driven.at = datetime.now(UTC)
    put_right(driven.do("评估员", OpenReevaluation()))
    return office.of("chengruogu", ASSESSOR)


@when("只看有变化的")
def only_changed(visitor: Watched) -> None:
    visitor.page.get_by_label("显示").select_option(label="只看有变化的")
    visitor.page.wait_for_url("**show=changed**")


@when(parsers.parse("写明理由“{text}”，按“{name}”"))
def appeal(visitor: Watched, text: str, name: str) -> None:
    visitor.page.get_by_label("申诉理由").fill(text)
    visitor.page.get_by_role("button", name=name, exact=True).click()


@when(parsers.parse("审批人“{name}”打开申诉，选“{choice}”，写明“{text}”"), target_fixture="visitor")
def decide(office: Visits, driven: Driven, name: str, choice: str, text: str) -> Watched:
    assert name == APPROVER.name
    approver = office.of("sufagai", APPROVER)
    approver.open(f"/cases/{driven.id}/appeals")
    approver.page.get_by_label(choice).check()
    approver.page.get_by_label("理由").fill(text)
    approver.page.get_by_role("button", name="决定申诉").click()
    return approver


@then(parsers.parse("状态写着“{text}”"))
def told(visitor: Watched, text: str) -> None:
    expect(visitor.page.locator("#page-status")).to_contain_text(text)


@then(parsers.parse("“{rule}”一行首次评价是“{before}”，复评是“{after}”"))
def row_reads(visitor: Watched, rule: str, before: str, after: str) -> None:
    row = visitor.page.locator("tbody tr", has=visitor.page.get_by_role("rowheader", name=rule))
    expect(row).to_contain_text(rule)
    cells = [" ".join(cell.inner_text().split()) for cell in row.locator("td").all()]
    plain = [cell.translate(str.maketrans("", "", "√×↔ ")) for cell in cells]
    assert "".join(plain[:3]) == before.replace(" ", "")
    assert "".join(plain[3:]) == after.replace(" ", "")


@then(parsers.parse("没有“{rule}”一行"))
def no_row(visitor: Watched, rule: str) -> None:
    expect(visitor.page.get_by_role("rowheader", name=rule)).to_have_count(0)
