"""What reports, re-evaluations, difficulties and evidence ask for."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from service.casework.acts import carrying_out
from service.casework.acts.act import Act
from service.casework.perform import Refused
from service.casework.state import State
from service.vocabulary.person import Person
from tests.casework.builders import FAILED, RECTIFY_BY, Walk, decided
from tests.casework.proper_acts import proper
from tests.casework.stages import PROGRESS, RECTIFY, at
from tests.casework.violations import Violation, show

Made = tuple[Walk, Act, Person | None]
Handled = carrying_out.GiveSupport | carrying_out.SolveDifficulty
Handling = type[carrying_out.GiveSupport] | type[carrying_out.SolveDifficulty]
HANDLING: tuple[Handling, ...] = (carrying_out.GiveSupport, carrying_out.SolveDifficulty)


def other_item() -> Made:
    return decided(RECTIFY), carrying_out.ReportItem(rule="TG-07", subject="indicator:gdp", reply="已完成"), None


def prepared(*ready: bool) -> Walk:
    there = decided(RECTIFY)
    for item, is_ready in zip(FAILED, ready, strict=False):
        there.do(
            carrying_out.PrepareReply(rule=item.rule, subject=item.subject, reply="已完成", ready=is_ready),
        )
    return there


def prepared_other() -> Made:
    return decided(RECTIFY), carrying_out.PrepareReply(rule="TG-07", subject="indicator:gdp"), None


def ready_without_a_word() -> Made:
    item = FAILED[0]
    return decided(RECTIFY), carrying_out.PrepareReply(rule=item.rule, subject=item.subject, ready=True), None


def handed_in(*ready: bool) -> Made:
    return prepared(*ready), carrying_out.HandInReplies(), None


def handed_in_again() -> Made:
    return prepared(True, True).do(carrying_out.HandInReplies()), carrying_out.HandInReplies(), None


def reopened_half_done() -> Made:
    item = FAILED[0]
    report = carrying_out.ReportItem(rule=item.rule, subject=item.subject, reply="已完成")
    return decided(RECTIFY).do(report), carrying_out.OpenReevaluation(), None


def reported_twice() -> Made:
    return at(State.REVIEW), PROGRESS, None


def reported_tomorrow() -> Made:
    there = at(State.REVIEW)
    return there, replace(PROGRESS, year=2025, filed_on=there.today + timedelta(days=1)), None


def reported_beforehand() -> Made:
    there = at(State.REVIEW)
    return there, replace(PROGRESS, year=there.today.year + 1, filed_on=there.today), None


def handled(act: Handling, report: int, difficulty: int) -> Handled:
    if act is carrying_out.GiveSupport:
        return act(report=report, difficulty=difficulty, supporter="市财政局", support="安排专项资金")
    return carrying_out.SolveDifficulty(report=report, difficulty=difficulty, how="资金到位")


def beside(act: Handling, report: int, difficulty: int) -> Made:
    """A report that reports nothing, or a difficulty that was not reported."""
    there = at(State.REVIEW)
    return there, handled(act, report or there.now.of(carrying_out.ReportProgress)[0].seq, difficulty), None


def when_solved(act: Handling) -> Made:
    there = at(State.REVIEW)
    number = there.now.of(carrying_out.ReportProgress)[0].seq
    return there.do(handled(carrying_out.SolveDifficulty, number, 1)), handled(act, number, 1), None


def evidence(blank: str) -> Made:
    there = at(State.REVIEW)
    return there, replace(proper(carrying_out.LinkEvidence, there), **{blank: " "}), None  # type: ignore[arg-type]


CASES = (
    Violation(carrying_out.ReportItem, ("item_listed",), "不是决定列明的整改事项", other_item),
    Violation(carrying_out.PrepareReply, ("item_listed",), "不是决定列明的整改事项", prepared_other),
    Violation(carrying_out.PrepareReply, ("ready_told",), "不能标为已就绪", ready_without_a_word),
    Violation(carrying_out.HandInReplies, ("replies_ready",), "没有填写好、尚未报送的整改情况", handed_in),
    Violation(
        carrying_out.HandInReplies,
        ("replies_ready",),
        "RS-02 尚未填写",
        partial(handed_in, True),
    ),
    Violation(carrying_out.HandInReplies, ("replies_ready",), "尚未就绪", partial(handed_in, True, False)),
    Violation(carrying_out.HandInReplies, ("replies_ready",), "没有填写好", handed_in_again),
    Violation(carrying_out.OpenReevaluation, ("rectification_over",), "RS-02", reopened_half_done),
    Violation(carrying_out.ReportProgress, ("progress_in_order",), "2024 年的进展已经报告", reported_twice),
    Violation(carrying_out.ReportProgress, ("progress_in_order",), "晚于今天", reported_tomorrow),
    Violation(carrying_out.ReportProgress, ("progress_in_order",), "年还没有开始", reported_beforehand),
    *(Violation(act, ("difficulty_open",), "第 1 号办理记录没有报告", partial(beside, act, 1, 1)) for act in HANDLING),
    *(Violation(act, ("difficulty_open",), "第 3 项困难", partial(beside, act, 0, 3)) for act in HANDLING),
    *(Violation(act, ("difficulty_open",), "第 0 项困难", partial(beside, act, 0, 0)) for act in HANDLING),
    *(Violation(act, ("difficulty_open",), "已经解决", partial(when_solved, act)) for act in HANDLING),
    *(
        Violation(carrying_out.LinkEvidence, ("evidence_told",), "没有写明文件", partial(evidence, field))
        for field in ("file", "name", "key")
    ),
)


@pytest.mark.parametrize("violation", CASES, ids=str)
def test_what_is_refused(violation: Violation) -> None:
    show(violation)


def test_on_the_last_day_the_reports_are_still_waited_for() -> None:
    there = decided(RECTIFY)
    there.wait((RECTIFY_BY - there.today).days)
    with pytest.raises(Refused):
        there.do(carrying_out.OpenReevaluation())


def test_after_the_deadline_the_reevaluation_need_not_wait_for_reports() -> None:
    there = decided(RECTIFY)
    there.wait((RECTIFY_BY - there.today).days + 1)
    assert there.do(carrying_out.OpenReevaluation()).now.state is State.IMPORT


def test_every_difficulty_is_solved_by_itself() -> None:
    there = at(State.REVIEW)
    number = there.now.of(carrying_out.ReportProgress)[0].seq
    there.do(*(handled(carrying_out.SolveDifficulty, number, place) for place in (1, 2)))
    assert len(there.now.of(carrying_out.SolveDifficulty)) == 2
