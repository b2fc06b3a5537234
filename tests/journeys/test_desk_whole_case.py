"""From the workbook through a rectification to the second decision, every act by whoever it is up to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pytest_bdd import given, parsers, scenarios, then, when

from service.settings import Settings
from service.workflow.cases.read_case import read_case
from tests.cli.case.office import rules_without_publicity
from tests.conventions.repository import ROOT
from tests.journeys.visits import Visits
from tests.journeys.whole_case import WholeCase, whole_case
from tests.workflow.case_desk import ASSESSOR, desk
from tests.workflow.park_versions import write_failing, write_rectified

pytestmark = pytest.mark.slow

scenarios(str(ROOT / "features" / "journeys" / "desk-whole-case.feature"))


@given("一个已受理的案卷，评估员、专家、园区和两个部门的审批人各开一个窗口", target_fixture="whole")
def accepted(visits_to: Callable[[Settings], Visits], tmp_path: Path) -> WholeCase:
    made = desk("accepted", tmp_path)
    at = replace(made, settings=made.settings.model_copy(update={"rules_dir": rules_without_publicity()}))
    return whole_case(at, visits_to(at.settings))


@when("评估员导入未达标的工作簿，核对数据，预评价，导入核查记录，专家评分，完成现场核查")
def failing(whole: WholeCase) -> None:
    whole.worked(write_failing)


@when("评估员导入整改后的工作簿，核对数据，预评价，导入核查记录，专家评分，完成现场核查")
def rectified(whole: WholeCase) -> None:
    whole.worked(write_rectified)


@when("评估员评价")
def evaluate(whole: WholeCase) -> None:
    whole.evaluated()


@then(parsers.parse("结论是“{word}”"))
def concluded(whole: WholeCase, word: str) -> None:
    expect(whole.page_of(ASSESSOR).locator("#conclusion")).to_contain_text(word)


@when("评估员拟定决定")
def draft(whole: WholeCase) -> None:
    whole.drafted()


@when("两个部门签署")
def sign(whole: WholeCase) -> None:
    whole.signed()


@when(parsers.parse("评估员以“{number}”发文"))
def issue(whole: WholeCase, number: str) -> None:
    expect(whole.issued(number).locator("main")).to_contain_text(number)


@when("园区逐项答复整改事项并报送，评估员开始复评")
def put_right(whole: WholeCase) -> None:
    assert whole.put_right() > 1


@then(parsers.parse("案卷处于“{state}”，是第{number:d}轮"))
def stands(whole: WholeCase, state: str, number: int) -> None:
    case = read_case(whole.at.settings, whole.at.case)
    assert (case.state.label, case.round) == (state, number)
