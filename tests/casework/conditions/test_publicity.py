"""What publicity, objections, the document and appeals ask for."""

from dataclasses import replace
from datetime import timedelta

import pytest

from service.casework.acts import carrying_out, decision
from service.casework.acts.act import Act
from service.casework.acts.submission import ImportSubmission
from service.casework.disputes import last_day_to_appeal
from service.casework.state import State
from service.vocabulary.person import Person
from tests.casework.builders import ASSESSOR, DRC, FAILED, MIIT, OTHER_DRC, Walk, decided, walk
from tests.casework.judging import issued_without_drc, without_drc
from tests.casework.proper_acts import proper
from tests.casework.stages import RECTIFY, at
from tests.casework.violations import Violation, show

Made = tuple[Walk, Act, Person | None]
OBJECTION = decision.LodgeObjection(objector="某企业", objection="数据不实")
APPEAL = decision.LodgeAppeal(grounds="不服")


def signed(**changes: int) -> Walk:
    there = at(State.SIGNING)
    there.procedure = walk(**changes).procedure
    return there.sign()


def publish(first: int, last: int, **changes: int) -> Made:
    """Published from and until so many days from today."""
    there = signed(**changes)
    days = [there.today + timedelta(days=one) for one in (first, last)]
    return there, decision.Publish(first_day=days[0], last_day=days[1], where="门户网站"), None


def issue(there: Walk, days_back: int = 0) -> Made:
    return there, decision.Issue(document="浙发改〔2026〕1号", dated=there.today - timedelta(days=days_back)), None


def dated_before_signatures() -> Made:
    there = at(State.SIGNING)
    there.procedure = walk(publicity_days=0).procedure
    return issue(there.wait(30).sign(), 1)


def dated_before_settlement() -> Made:
    there = at(State.PUBLICITY).do(OBJECTION).wait(20)
    return issue(there.do(settle(there, there.now.version)[1]), 1)


def issued_before_today(days_ahead: int) -> Made:
    there, _, _ = issue(at(State.PUBLICITY).wait(8))
    return there, decision.Issue(document="1号", dated=there.today + timedelta(days=days_ahead)), None


def settle(there: Walk, number: int) -> Made:
    return there, decision.SettleObjection(objection=number, upheld=False, reason="查无实据"), None


def settled_twice() -> Made:
    there = at(State.PUBLICITY).do(OBJECTION)
    made = settle(there, there.now.version)
    return settle(there.do(made[1]), there.now.version - 1)


def closed_under_appeal() -> Made:
    return at(State.ISSUED).do(APPEAL).wait(61), decision.Close(), None


def reopened_under_appeal() -> Made:
    there = decided(RECTIFY).do(APPEAL)
    for item in FAILED:
        there.do(carrying_out.ReportItem(rule=item.rule, subject=item.subject, reply="已完成"))
    return there, carrying_out.OpenReevaluation(), None


def decide_appeal(there: Walk, by: Person) -> Made:
    return there, decision.DecideAppeal(upheld=True, reason="事实不清"), by


def appeal_decided_by_the_recused() -> Made:
    return decide_appeal(issued_without_drc().do(APPEAL), DRC)


def objection_settled_by_the_recused() -> Made:
    there = without_drc().sign(OTHER_DRC, MIIT).published().do(OBJECTION)
    return settle(there, there.now.version)


def appealed_twice() -> Made:
    there, act, by = decide_appeal(at(State.ISSUED).do(APPEAL), OTHER_DRC)
    assert isinstance(act, decision.DecideAppeal)
    return there.do(decision.DecideAppeal(upheld=False, reason="决定无误"), by=by), APPEAL, None


CASES = (
    Violation(decision.Publish, ("publicity_long_enough",), "不足 7 天", lambda: publish(0, 5)),
    Violation(decision.Publish, ("publicity_long_enough",), "早于今天", lambda: publish(-1, 9)),
    Violation(decision.Publish, ("publicity_long_enough",), "不足 1 天", lambda: publish(2, 1, publicity_days=0)),
    Violation(decision.Issue, ("publicity_over",), "须公示 7 天", lambda: issue(signed())),
    Violation(
        decision.Issue, ("publicity_over", "dated_in_order"), "期满之后发文", lambda: issue(at(State.PUBLICITY).wait(6))
    ),
    Violation(
        decision.Issue,
        ("objections_settled",),
        "某企业 的异议",
        lambda: issue(at(State.PUBLICITY).do(OBJECTION).wait(8)),
    ),
    Violation(decision.Issue, ("dated_in_order",), "至今天之间", lambda: issue(at(State.PUBLICITY).wait(8), 2)),
    Violation(decision.Issue, ("dated_in_order",), "至今天之间", lambda: issue(signed(publicity_days=0), 1)),
    Violation(decision.Issue, ("dated_in_order",), "至今天之间", lambda: issued_before_today(1)),
    Violation(decision.Issue, ("dated_in_order",), "至今天之间", dated_before_signatures),
    Violation(decision.Issue, ("dated_in_order",), "至今天之间", dated_before_settlement),
    Violation(decision.SettleObjection, ("objection_open",), "第 3 号", lambda: settle(at(State.PUBLICITY), 3)),
    Violation(decision.SettleObjection, ("objection_open",), "不是待处理的异议", settled_twice),
    Violation(decision.LodgeAppeal, ("appeal_in_time",), "已于", lambda: (at(State.ISSUED).wait(61), APPEAL, None)),
    Violation(decision.LodgeAppeal, ("no_earlier_appeal",), "只能申诉一次", appealed_twice),
    Violation(
        decision.WithdrawAppeal,
        ("appeal_pending",),
        "没有待决定的申诉",
        lambda: (at(State.ISSUED), decision.WithdrawAppeal(reason="已经说明"), None),
    ),
    Violation(
        decision.DecideAppeal,
        ("appeal_pending",),
        "没有待决定的申诉",
        lambda: decide_appeal(at(State.ISSUED), OTHER_DRC),
    ),
    Violation(
        decision.DecideAppeal,
        ("not_signer",),
        "签署过原决定",
        lambda: decide_appeal(at(State.ISSUED).do(APPEAL), DRC),
    ),
    Violation(
        decision.DecideAppeal,
        ("not_signer",),
        "签署过原决定",
        lambda: decide_appeal(at(State.ISSUED).do(APPEAL), replace(OTHER_DRC, name=DRC.name)),
    ),
    Violation(
        decision.DecideAppeal,
        ("not_editor",),
        "经办过本案",
        lambda: decide_appeal(at(State.ISSUED).do(APPEAL), replace(OTHER_DRC, id=ASSESSOR.id)),
    ),
    Violation(decision.DecideAppeal, ("not_recused_at_all",), "已回避本案", appeal_decided_by_the_recused),
    Violation(decision.SettleObjection, ("not_recused_at_all",), "已回避本案", objection_settled_by_the_recused),
    Violation(
        decision.Close, ("appeal_time_over",), "申诉期至", lambda: (at(State.ISSUED).wait(60), decision.Close(), None)
    ),
    Violation(decision.Close, ("no_appeal_pending",), "申诉尚未决定", closed_under_appeal),
    Violation(carrying_out.OpenReevaluation, ("no_appeal_pending",), "申诉尚未决定", reopened_under_appeal),
)


@pytest.mark.parametrize("violation", CASES, ids=str)
def test_what_is_refused(violation: Violation) -> None:
    show(violation)


def test_without_publicity_days_the_document_follows_the_signatures() -> None:
    there, act, _ = issue(signed(publicity_days=0))
    assert there.do(act, by=ASSESSOR).now.state is State.ISSUED


def test_publicity_counts_its_first_and_last_day() -> None:
    for there, act, _ in (publish(0, 6), publish(0, 0, publicity_days=0)):
        assert there.do(act).now.state is State.PUBLICITY


def test_publicity_is_over_the_day_after_its_last_day() -> None:
    there, act, _ = issue(at(State.PUBLICITY).wait(7))
    assert there.do(act, by=ASSESSOR).now.state is State.ISSUED


def test_an_upheld_objection_takes_the_case_back_and_the_signatures_fall() -> None:
    there = at(State.PUBLICITY).do(OBJECTION)
    there.do(decision.SettleObjection(objection=there.now.version, upheld=True, reason="数据确有出入"))
    assert (there.now.state, there.now.round) == (State.EVALUATION, 1)


def test_an_appeal_may_be_lodged_on_the_last_day() -> None:
    there = at(State.ISSUED).wait(60)
    assert last_day_to_appeal(there.now, there.procedure) == there.today
    assert there.do(APPEAL).now.state is State.ISSUED


def test_an_upheld_appeal_opens_a_round_in_which_everything_is_open() -> None:
    there, act, by = decide_appeal(decided(RECTIFY).do(APPEAL), OTHER_DRC)
    there.do(act, by=by)
    assert (there.now.state, there.now.round) == (State.EVALUATION, 2)
    there.do(proper(ImportSubmission, there))
    assert there.now.state is State.DATA_CHECK


def test_where_no_time_to_appeal_is_given_a_case_closes_at_once() -> None:
    there = at(State.ISSUED)
    there.procedure = walk(appeal_days=0).procedure
    assert there.do(decision.Close()).now.state is State.CLOSED
