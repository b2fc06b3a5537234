"""What the deadlines of supplements, rectifications and extensions must be."""

from dataclasses import replace
from datetime import date

import pytest

from service.casework.acts import carrying_out, evaluation
from service.casework.acts.act import Act
from service.casework.rectification import rectification_deadline
from service.casework.state import State
from service.vocabulary.person import Person
from tests.casework.builders import ASSESSOR, DRC, FAILED, RECTIFY_BY, SUPPLY_BY, Walk, decided, drafted, rectified
from tests.casework.judging import issued_without_drc
from tests.casework.stages import RECTIFY, UNDETERMINED, at
from tests.casework.violations import Violation, show

Made = tuple[Walk, Act, Person | None]
TO_RECTIFY = drafted(RECTIFY)


def evaluated(recommendation: object) -> Walk:
    there = at(State.EVALUATION)
    return there.do(there.assessment(recommendation))  # type: ignore[arg-type]


def supplement(deadline: date, wait: int = 0) -> Made:
    there = evaluated(UNDETERMINED).wait(wait)
    return there, evaluation.RequestSupplement(items=("统计表",), deadline=deadline), None


def rectify(deadline: date | None, item_deadline: date = RECTIFY_BY) -> Made:
    items = tuple(rectified(item, deadline=item_deadline) for item in FAILED)
    return evaluated(RECTIFY), replace(TO_RECTIFY, deadline=deadline, items=items), None


def without_deadline() -> Made:
    """An assessment that gives no deadline binds none."""
    there = at(State.EVALUATION)
    return there.do(there.assessment(RECTIFY, deadline=None)), TO_RECTIFY, None


def extend(to: date, wait: int = 0, there: Walk | None = None) -> Made:
    extending = (there or decided(RECTIFY)).wait(wait)
    return extending, carrying_out.ExtendDeadline(deadline=to, reason="设备到货晚"), None


def extended() -> Walk:
    there, act, _ = extend(date(2026, 12, 1))
    return there.do(act)


CASES = (
    Violation(
        evaluation.RequestSupplement, ("supplement_deadline",), "允许 2026-03-21", lambda: supplement(date(2026, 3, 20))
    ),
    Violation(
        evaluation.RequestSupplement, ("supplement_deadline",), "至 2026-03-22", lambda: supplement(date(2026, 3, 23))
    ),
    Violation(
        evaluation.RequestSupplement, ("supplement_deadline",), "允许 2026-04-01", lambda: supplement(SUPPLY_BY, 30)
    ),
    Violation(evaluation.DraftDecision, ("rectification_deadlines",), "没有写明整改期限", lambda: rectify(None)),
    Violation(
        evaluation.DraftDecision,
        ("rectification_deadlines",),
        "允许 2026-09-01",
        lambda: rectify(date(2026, 8, 31), date(2026, 8, 1)),
    ),
    Violation(
        evaluation.DraftDecision, ("rectification_deadlines",), "2026-09-02；", lambda: rectify(date(2026, 9, 3))
    ),
    Violation(
        evaluation.DraftDecision, ("rectification_deadlines",), "TG-07", lambda: rectify(RECTIFY_BY, date(2026, 9, 2))
    ),
    Violation(
        evaluation.DraftDecision, ("rectification_deadlines",), "RS-02", lambda: rectify(RECTIFY_BY, date(2026, 3, 1))
    ),
    Violation(evaluation.DraftDecision, ("rectification_deadlines",), "评价没有给出整改期限", without_deadline),
    Violation(carrying_out.ExtendDeadline, ("deadline_ahead",), "已经届满", lambda: extend(date(2026, 12, 1), 180)),
    Violation(
        carrying_out.ExtendDeadline,
        ("extension_left",),
        "最多延长 1 次，已延长 1 次",
        lambda: extend(date(2027, 1, 1), there=extended()),
    ),
    Violation(
        carrying_out.ExtendDeadline, ("extension_within_limit",), "不晚于 2027-09-01", lambda: extend(date(2027, 9, 2))
    ),
    Violation(carrying_out.ExtendDeadline, ("extension_within_limit",), "须晚于 2026", lambda: extend(RECTIFY_BY)),
    Violation(
        carrying_out.ExtendDeadline,
        ("not_recused_at_all",),
        "已回避本案",
        lambda: extend(date(2026, 12, 1), there=issued_without_drc(RECTIFY)),
    ),
    Violation(
        carrying_out.ExtendDeadline,
        ("not_editor",),
        "经办过本案",
        lambda: (*extend(date(2026, 12, 1))[:2], replace(DRC, name=ASSESSOR.name)),
    ),
)


@pytest.mark.parametrize("violation", CASES, ids=str)
def test_what_is_refused(violation: Violation) -> None:
    show(violation)


@pytest.mark.parametrize("day", [date(2026, 3, 21), date(2026, 3, 22)])
def test_the_supplement_is_due_when_the_assessment_says_counted_from_today_at_the_latest(day: date) -> None:
    there, act, _ = supplement(day)
    assert there.do(act).now.state is State.SUPPLEMENT


def test_an_old_assessment_gives_its_whole_period_from_today() -> None:
    there, act, _ = supplement(date(2026, 4, 21), 30)
    assert there.do(act).now.state is State.SUPPLEMENT


@pytest.mark.parametrize("day", [date(2026, 3, 2), RECTIFY_BY])
def test_an_item_may_be_due_from_today_until_the_whole_is(day: date) -> None:
    there, act, _ = rectify(RECTIFY_BY, day)
    assert there.do(act).now.state is State.SIGNING


@pytest.mark.parametrize("day", [date(2026, 9, 2), date(2027, 9, 1)])
def test_an_extension_may_use_all_the_months_there_are(day: date) -> None:
    there, act, _ = extend(day)
    assert rectification_deadline(there.do(act).now) == day


def test_on_its_last_day_a_deadline_can_still_be_moved() -> None:
    there = decided(RECTIFY)
    there.wait((RECTIFY_BY - there.today).days)
    assert there.today == RECTIFY_BY
    there.do(carrying_out.ExtendDeadline(deadline=date(2026, 12, 1), reason="设备到货晚"))
