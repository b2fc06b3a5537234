"""What assessments, waivers and departures from the recommendation ask for."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from service.casework.acts import evaluation
from service.casework.acts.act import Act
from service.casework.acts.decision import Issue, Sign
from service.casework.acts.site_visit import RecordVerification
from service.casework.state import State
from service.vocabulary.assessment import Digests, Recommendation
from service.vocabulary.person import Department, Person, Role
from tests.casework.builders import ASSESSOR, DRC, MIIT, QUESTION, Walk, drafted, imported, person, reopened, walk
from tests.casework.judging import judging, recusal
from tests.casework.proper_acts import proper
from tests.casework.stages import PASS, RECTIFY, REJECT, UNDETERMINED, WAIVER, at
from tests.casework.violations import Violation, show

Made = tuple[Walk, Act, Person | None]
LONG_AGO = date(2026, 1, 1)
OVERRIDE = evaluation.Override(decision=REJECT, grade="", reason="专家组一致认为", until=date(2027, 1, 1))


def evaluated(recommendation: Recommendation = PASS) -> Walk:
    there = at(State.EVALUATION)
    return there.do(there.assessment(recommendation))


def changed_since() -> Walk:
    """Evaluated, and then a value was verified by a third party."""
    there = at(State.EVALUATION)
    return there.do(proper(RecordVerification, there))


def granted(until: date = WAIVER.until) -> Walk:
    """A waiver granted in the evaluation, not evaluated since."""
    there = at(State.EVALUATION).do(replace(WAIVER, until=until))
    return there.do(evaluation.GrantWaiver(waiver=there.now.version))


def waived(until: date) -> Walk:
    there = granted(until)
    return there.do(there.assessment())


def pre_assessed_from_other_workbook() -> Made:
    there = at(State.PREASSESSMENT)
    made = there.pre_assessment()
    other = replace(made.summary, digests=Digests("w0", "", "pack", "rubric"))
    return there, replace(made, summary=other), None


def evaluated_from_older_record() -> Made:
    there = at(State.EVALUATION)
    made = there.assessment()
    return there.do(proper(RecordVerification, there)), made, None


def evaluated_from_other_judgements() -> Made:
    there = at(State.EVALUATION)
    made = there.assessment()
    return there, replace(made, summary=replace(made.summary, digests=Digests("w1", "j9", "pack", "rubric"))), None


def waivers_not_shown() -> Made:
    there = granted()
    return there, replace(there.assessment(), without_waivers=None), None


def shown_without_reason() -> Made:
    there = at(State.EVALUATION)
    made = there.assessment()
    return there, replace(made, without_waivers=made.summary), None


def not_evaluated() -> Walk:
    there = at(State.SITE_VISIT)
    return there.visited()


def drafted_when_stale() -> Made:
    return changed_since(), drafted(), None


def signed_when_expired() -> Made:
    there = waived(date(2026, 3, 10)).do(drafted()).wait(20)
    return there, proper(Sign, there), None


def issued_when_expired() -> Made:
    there = waived(date(2026, 3, 10)).do(drafted()).sign().published().wait(10)
    return there, proper(Issue, there), None


def granted_when_expired() -> Made:
    there = at(State.EVALUATION).do(replace(WAIVER, until=date(2026, 3, 5))).wait(10)
    return there, evaluation.GrantWaiver(waiver=there.now.version), None


def granted_by_proposer(id_: int = 1, **changes: Any) -> Made:
    there = at(State.DATA_CHECK)
    promoted = person(id_, Role.APPROVER, department=Department.DRC, **changes)
    return there, proper(evaluation.GrantWaiver, there), promoted


def evaluated_before_its_day(days: int) -> Made:
    there = at(State.EVALUATION)
    return there, there.assessment(evaluation_date=there.today + timedelta(days=days)), None


def granted_by_the_recused() -> Made:
    there = judging().do(recusal(DRC), by=ASSESSOR).do(WAIVER)
    return there, evaluation.GrantWaiver(waiver=there.now.version), DRC


def granted_twice() -> Made:
    there = granted()
    return there, evaluation.GrantWaiver(waiver=there.now.version - 1), MIIT


def revoked_twice() -> Made:
    there = at(State.EVALUATION)
    act = proper(evaluation.RevokeWaiver, there)
    return there.do(act), act, MIIT


def waived_again() -> Walk:
    """A re-evaluation with a waiver of the first round that was never granted."""
    return reopened(walk().accepted().checked().do(WAIVER).assessed(RECTIFY).decided(RECTIFY)).do(imported(2))


def granted_again() -> Made:
    return waived_again(), evaluation.GrantWaiver(waiver=waived_again().now.of(evaluation.ProposeWaiver)[0].seq), None


def revoked_again() -> Made:
    there, act, _ = granted_again()
    assert isinstance(act, evaluation.GrantWaiver)
    return there, evaluation.RevokeWaiver(waiver=act.waiver, reason="情况不实"), None


def grant(number: int) -> Made:
    return at(State.DATA_CHECK), evaluation.GrantWaiver(waiver=number), None


def revoke(number: int) -> Made:
    return at(State.DATA_CHECK), evaluation.RevokeWaiver(waiver=number, reason="无依据"), None


def supplement(there: Walk, *items: str) -> Made:
    return there, evaluation.RequestSupplement(items=items, deadline=date(2026, 3, 21)), None


def drafted_with_question() -> Made:
    there = at(State.EVALUATION)
    return there.do(there.assessment(questions=(QUESTION,))), drafted(), None


CASES = (
    Violation(evaluation.PreAssess, ("made_from_record",), "请重新评价", pre_assessed_from_other_workbook),
    Violation(evaluation.Evaluate, ("made_from_record",), "请重新评价", evaluated_from_older_record),
    Violation(evaluation.Evaluate, ("made_from_record",), "请重新评价", evaluated_from_other_judgements),
    Violation(evaluation.Evaluate, ("day_has_come",), "2026-03-03 晚于今天", lambda: evaluated_before_its_day(1)),
    Violation(evaluation.Evaluate, ("shown_without_waivers",), "不计这些认定的评价", waivers_not_shown),
    Violation(evaluation.Evaluate, ("shown_without_waivers",), "没有时不给", shown_without_reason),
    Violation(evaluation.Override, ("assessment_current",), "本轮尚未评价", lambda: (not_evaluated(), OVERRIDE, None)),
    Violation(evaluation.Override, ("assessment_current",), "已有变化", lambda: (changed_since(), OVERRIDE, None)),
    Violation(evaluation.DraftDecision, ("assessment_current",), "已有变化", drafted_when_stale),
    Violation(Sign, ("assessment_current",), "已有变化", signed_when_expired),
    Violation(Issue, ("assessment_current",), "已有变化", issued_when_expired),
    Violation(evaluation.DraftDecision, ("no_high_question",), QUESTION.rule, drafted_with_question),
    Violation(evaluation.Override, ("determined",), "不能作出决定", lambda: (evaluated(UNDETERMINED), OVERRIDE, None)),
    Violation(
        evaluation.Override,
        ("departs",),
        "与建议结论相同",
        lambda: (evaluated(REJECT), replace(OVERRIDE, grade="不合格"), None),
    ),
    Violation(
        evaluation.Override,
        ("rectifiable",),
        "没有列出整改事项",
        lambda: (evaluated(), replace(OVERRIDE, decision=RECTIFY), None),
    ),
    Violation(
        evaluation.Override,
        ("departs",),
        "不是决定",
        lambda: (evaluated(), replace(OVERRIDE, decision=UNDETERMINED), None),
    ),
    Violation(
        evaluation.Override,
        ("override_unexpired",),
        "早于今天",
        lambda: (evaluated(), replace(OVERRIDE, until=LONG_AGO), None),
    ),
    Violation(
        evaluation.ProposeWaiver,
        ("waiver_unexpired",),
        "早于今天",
        lambda: (evaluated(), replace(WAIVER, until=LONG_AGO), None),
    ),
    Violation(evaluation.GrantWaiver, ("waiver_open",), "没有提出不适用认定", lambda: grant(2)),
    Violation(evaluation.GrantWaiver, ("waiver_open",), "没有提出不适用认定", lambda: grant(99)),
    Violation(evaluation.GrantWaiver, ("waiver_open",), "已经处理", granted_twice),
    Violation(evaluation.GrantWaiver, ("waiver_open",), "到期", granted_when_expired),
    Violation(evaluation.GrantWaiver, ("not_recused_at_all",), "已回避本案", granted_by_the_recused),
    Violation(evaluation.GrantWaiver, ("not_proposer",), "不能自己同意", granted_by_proposer),
    Violation(
        evaluation.GrantWaiver, ("not_proposer",), "不能自己同意", lambda: granted_by_proposer(92, name=ASSESSOR.name)
    ),
    Violation(evaluation.RevokeWaiver, ("waiver_revocable",), "没有提出不适用认定", lambda: revoke(2)),
    Violation(
        evaluation.ProposeWaiver, ("only_opened_waived",), "TG-11 不在其中", lambda: (waived_again(), WAIVER, None)
    ),
    Violation(
        evaluation.ProposeWaiver,
        ("only_opened_waived",),
        "TG-07 不在其中或还涉及其他指标",
        lambda: (waived_again(), replace(WAIVER, subject="TG-07"), None),
    ),
    Violation(evaluation.GrantWaiver, ("only_opened_waived",), "TG-11 不在其中", granted_again),
    Violation(evaluation.RevokeWaiver, ("only_opened_waived",), "TG-11 不在其中", revoked_again),
    Violation(evaluation.RevokeWaiver, ("waiver_revocable",), "已经否定或撤销", revoked_twice),
    Violation(
        evaluation.RequestSupplement, ("supplement_listed",), "没有列明", lambda: supplement(evaluated(UNDETERMINED))
    ),
    Violation(
        evaluation.RequestSupplement,
        ("supplement_listed",),
        "没有列明",
        lambda: supplement(evaluated(UNDETERMINED), "统计表", " "),
    ),
    Violation(evaluation.RequestSupplement, ("undetermined",), "不能要求", lambda: supplement(evaluated(), "统计表")),
    Violation(
        evaluation.RequestSupplement, ("undetermined",), "不能要求补正", lambda: supplement(changed_since(), "统计表")
    ),
)


@pytest.mark.parametrize("violation", CASES, ids=str)
def test_what_is_refused(violation: Violation) -> None:
    show(violation)


def test_a_waiver_counts_through_its_last_day() -> None:
    there = waived(at(State.EVALUATION).today + timedelta(days=3)).do(drafted()).wait(3)
    assert there.sign().now.state is State.SIGNING


def test_the_last_day_is_still_one() -> None:
    there = at(State.EVALUATION)
    there.do(replace(WAIVER, until=there.today))
    assert there.do(evaluation.GrantWaiver(waiver=there.now.version)).now.state is State.EVALUATION
    overridden = evaluated()
    assert overridden.do(replace(OVERRIDE, until=overridden.today)).now.state is State.EVALUATION


def test_a_grade_alone_can_be_departed_from() -> None:
    there = evaluated().do(replace(OVERRIDE, decision=PASS, grade="优秀"))
    assert there.do(drafted(grade="优秀")).now.state is State.SIGNING


def test_undetermined_leads_to_a_supplement_and_back_to_the_import() -> None:
    there, act, _ = supplement(evaluated(UNDETERMINED), "统计表")
    assert there.do(act).now.state is State.SUPPLEMENT
    assert there.do(imported(2)).now.state is State.DATA_CHECK


def test_a_revoked_waiver_takes_a_signed_decision_back_to_the_evaluation() -> None:
    there = waived(WAIVER.until).do(drafted()).sign()
    number = there.now.of(evaluation.GrantWaiver)[0].act.waiver
    there.do(evaluation.RevokeWaiver(waiver=number, reason="情况不实"), by=DRC)
    assert there.now.state is State.EVALUATION


def test_in_a_reevaluation_the_indicator_of_an_item_may_be_waived() -> None:
    there = waived_again().do(replace(WAIVER, subject="water_reuse"))
    assert there.do(evaluation.GrantWaiver(waiver=there.now.version)).now.round == 2


def test_a_case_may_be_evaluated_on_the_very_day_of_its_cover() -> None:
    there, act, _ = evaluated_before_its_day(0)
    assert there.do(act).now.state is State.EVALUATION
