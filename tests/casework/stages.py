"""A case at every state, with something in it for every act to act upon."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from copy import copy
from datetime import date
from functools import cache

from service.casework.acts import application, carrying_out, correction, decision, evaluation, submission
from service.casework.state import State
from service.vocabulary.assessment import Recommendation
from service.vocabulary.assessment_summary import OpenQuestion
from tests.casework.builders import (
    FAILED,
    Walk,
    drafted,
    imported,
    walk,
)

RECTIFY, UNDETERMINED, REJECT, PASS = (
    Recommendation.RECTIFY,
    Recommendation.UNDETERMINED,
    Recommendation.REJECT,
    Recommendation.PASS,
)
MEDIUM = OpenQuestion("CR-B1", "indicator:water_reuse", "medium", "再生水利用率逐年跳动")
WAIVER = evaluation.ProposeWaiver(subject="TG-11", reason="园区没有此类企业", until=date(2099, 12, 31))
"""Not to expire where a stored case is acted upon on the day of the test."""
PROGRESS = carrying_out.ReportProgress(
    year=2024, filed_on=date(2024, 12, 20), progress="按方案推进", difficulties=("资金不足", "用地紧张")
)
ANSWER = submission.AnswerQuestion(rule=MEDIUM.rule, subject=MEDIUM.subject, answer="设备检修所致")


def at(state: State, act: type | None = None) -> Walk:
    """A fresh walk at the state, prepared so that the act may be done where the table has a place for it."""
    return copy(_prepared(state, act))


def _prepared(state: State, act: Hashable) -> Walk:
    return _driven(_SPECIAL.get((state, act), _REACHED[state]))


@cache
def _driven(drive: Callable[[], Walk]) -> Walk:
    return drive()


def _implementation() -> Walk:
    return walk().open().do(PROGRESS)


def _review() -> Walk:
    return _implementation().do(application.Apply())


def _import() -> Walk:
    return _review().do(application.AcceptApplication(opinion="材料齐全"))


def _data_check() -> Walk:
    return _import().do(imported(questions=(MEDIUM,)), ANSWER, WAIVER)


def _preassessment() -> Walk:
    return _data_check().do(submission.FinishDataCheck())


def _site_visit() -> Walk:
    visiting = _preassessment()
    visiting.do(visiting.pre_assessment())
    visiting.visited()
    return visiting.do(evaluation.SendBack(reason="补评一项"))


def _evaluation(recommendation: Recommendation = PASS) -> Walk:
    evaluating = _site_visit().visited()
    return evaluating.do(evaluating.assessment(recommendation))


def _supplement() -> Walk:
    return _evaluation(UNDETERMINED).do(SUPPLEMENT)


SUPPLEMENT = evaluation.RequestSupplement(items=("能源消费统计表",), deadline=date(2026, 3, 21))


def _signing(recommendation: Recommendation = PASS) -> Walk:
    return _evaluation(recommendation).do(drafted(recommendation))


def _undetermined() -> Walk:
    return _evaluation(UNDETERMINED)


def _signed() -> Walk:
    return _signing().sign()


def _signed_without_publicity() -> Walk:
    ready = _signing()
    ready.procedure = walk(publicity_days=0).procedure
    return ready.sign()


def _publicity() -> Walk:
    return _signed().published()


def _objected() -> Walk:
    return _publicity().do(decision.LodgeObjection(objector="某企业", objection="数据不实"))


def _publicity_over() -> Walk:
    return _publicity().wait(8)


def _issued() -> Walk:
    return _signed().published().issued()


def _closable() -> Walk:
    return _issued().wait(61)


def _rectification() -> Walk:
    return _signing(RECTIFY).sign().published().issued()


def _appealed() -> Walk:
    return _issued().do(decision.LodgeAppeal(grounds="不服"))


def _appealed_rectification() -> Walk:
    return _rectification().do(decision.LodgeAppeal(grounds="不服"))


def _reported() -> Walk:
    reported = _rectification()
    for item in FAILED:
        reported.do(carrying_out.ReportItem(rule=item.rule, subject=item.subject, reply="已完成"))
    return reported


def _prepared_items() -> Walk:
    prepared = _rectification()
    for item in FAILED:
        prepared.do(carrying_out.PrepareReply(rule=item.rule, subject=item.subject, reply="已完成", ready=True))
    return prepared


def _closed() -> Walk:
    return _closable().do(decision.Close())


def _corrected(reached: Callable[[], Walk]) -> Callable[[], Walk]:
    return lambda: reached().do(CORRECTION)


CORRECTION = correction.DraftCorrection(place=correction.Place.NUMBER, wrong="1号", right="11号", reason="漏打一个字")
_AT_CORRECTIONS = (correction.SignCorrection, correction.DeclineCorrection, correction.WithdrawCorrection)


def _withdrawn() -> Walk:
    return _data_check().do(application.Withdraw(reason="材料不全"))


_REACHED = {
    State.IMPLEMENTATION: _implementation,
    State.REVIEW: _review,
    State.IMPORT: _import,
    State.DATA_CHECK: _data_check,
    State.PREASSESSMENT: _preassessment,
    State.SITE_VISIT: _site_visit,
    State.EVALUATION: _evaluation,
    State.SUPPLEMENT: _supplement,
    State.SIGNING: _signing,
    State.PUBLICITY: _publicity,
    State.ISSUED: _issued,
    State.RECTIFICATION: _rectification,
    State.CLOSED: _closed,
    State.WITHDRAWN: _withdrawn,
}
_SPECIAL: dict[tuple[State, Hashable], Callable[[], Walk]] = {
    (State.EVALUATION, evaluation.RequestSupplement): _undetermined,
    (State.SIGNING, decision.Publish): _signed,
    (State.SIGNING, decision.Issue): _signed_without_publicity,
    (State.PUBLICITY, decision.SettleObjection): _objected,
    (State.PUBLICITY, decision.Issue): _publicity_over,
    (State.ISSUED, decision.DecideAppeal): _appealed,
    (State.ISSUED, decision.WithdrawAppeal): _appealed,
    (State.ISSUED, decision.Close): _closable,
    (State.RECTIFICATION, decision.DecideAppeal): _appealed_rectification,
    (State.RECTIFICATION, decision.WithdrawAppeal): _appealed_rectification,
    (State.RECTIFICATION, carrying_out.OpenReevaluation): _reported,
    (State.RECTIFICATION, carrying_out.HandInReplies): _prepared_items,
    **{(State.ISSUED, act): _corrected(_issued) for act in _AT_CORRECTIONS},
    **{(State.RECTIFICATION, act): _corrected(_rectification) for act in _AT_CORRECTIONS},
    **{(State.CLOSED, act): _corrected(_closed) for act in _AT_CORRECTIONS},
}
