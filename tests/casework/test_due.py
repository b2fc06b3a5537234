"""By when each act is due."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from service.casework.acts import application, carrying_out, decision, evaluation, submission
from service.casework.acts.act import Act
from service.casework.conditions.condition import Standing
from service.casework.due import due_date
from service.casework.state import State
from tests.casework.builders import DRC, FAILED, OTHER_DRC, RECTIFY_BY, Walk, decided, drafted, rectified
from tests.casework.stages import RECTIFY, REJECT, at

DUE: tuple[tuple[type[Act], Callable[[], Walk], int], ...] = (
    (application.AcceptApplication, lambda: at(State.REVIEW), 10),
    (application.ReturnApplication, lambda: at(State.REVIEW), 10),
    (decision.GiveOpinion, lambda: at(State.SIGNING), 5),
    (decision.Sign, lambda: at(State.SIGNING), 5),
    (decision.DeclineToSign, lambda: at(State.SIGNING), 5),
    (decision.LodgeObjection, lambda: at(State.PUBLICITY), 6),
    (decision.SettleObjection, lambda: at(State.PUBLICITY, decision.SettleObjection), 15),
    (decision.LodgeAppeal, lambda: at(State.ISSUED), 60),
    (decision.DecideAppeal, lambda: at(State.ISSUED, decision.DecideAppeal), 60),
)


def due(act: type[Act], there: Walk) -> date | None:
    return due_date(act, Standing(there.now, there.procedure, there.today))


@pytest.mark.parametrize(("act", "begun", "days"), DUE, ids=[act.__name__ for act, _, _ in DUE])
def test_days_of_the_procedure(act: type[Act], begun: Callable[[], Walk], days: int) -> None:
    assert due(act, begun()) == begun().today + timedelta(days=days)


def test_only_what_can_be_signed_no_more_has_a_day_to_go_back_by() -> None:
    there = at(State.SIGNING)
    assert due(evaluation.SendBack, there) is None
    there = at(State.EVALUATION)
    until = there.today + timedelta(days=3)
    override = evaluation.Override(decision=REJECT, grade="", reason="专家组一致认为", until=until)
    there.do(override, drafted(REJECT, grade=""))
    signed_by = due(decision.Sign, there)
    assert signed_by is not None
    assert [due(evaluation.SendBack, there.wait(days)) for days in (3, 1)] == [None, signed_by]


def test_days_count_from_when_it_began_and_not_from_today() -> None:
    there = at(State.REVIEW)
    assert due(application.AcceptApplication, there.wait(4)) == there.today + timedelta(days=6)


def test_a_workbook_is_due_only_in_a_supplement() -> None:
    assert due(submission.ImportSubmission, at(State.SUPPLEMENT)) == date(2026, 3, 21)
    supplied = at(State.SUPPLEMENT).checked(2)
    assert due(submission.ImportSubmission, supplied) is None


@pytest.mark.parametrize("act", [carrying_out.ReportItem, carrying_out.OpenReevaluation, carrying_out.ExtendDeadline])
def test_a_rectification_is_due_on_its_deadline(act: type[Act]) -> None:
    assert due(act, decided(RECTIFY)) == RECTIFY_BY


def test_reported_items_are_due_no_more() -> None:
    there = decided(RECTIFY)
    for item in FAILED:
        there.do(carrying_out.ReportItem(rule=item.rule, subject=item.subject, reply="已完成"))
    assert due(carrying_out.ReportItem, there) is None


@pytest.mark.parametrize("act", [act for act, _, _ in DUE] + [carrying_out.ReportItem], ids=lambda act: act.__name__)
def test_before_anything_began_nothing_is_due(act: type[Act]) -> None:
    assert due(act, at(State.IMPLEMENTATION)) is None


def test_most_acts_are_never_due() -> None:
    assert due(application.Apply, at(State.IMPLEMENTATION)) is None


def test_an_extension_of_an_earlier_decision_moves_no_item_of_the_present_one() -> None:
    there = decided(RECTIFY)
    there.do(carrying_out.ExtendDeadline(deadline=date(2027, 9, 1), reason="设备到货晚"), by=DRC)
    assert due(carrying_out.ReportItem, there) == date(2027, 9, 1)
    there.do(decision.LodgeAppeal(grounds="不服"))
    there.do(decision.DecideAppeal(upheld=True, reason="事实不清"), by=OTHER_DRC)
    soon = tuple(rectified(item, deadline=date(2026, 8, 1)) for item in FAILED)
    there.do(there.assessment(RECTIFY), drafted(RECTIFY, items=soon)).sign().published().issued()
    assert due(carrying_out.ReportItem, there) == date(2026, 8, 1)
