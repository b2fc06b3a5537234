"""The matters of a case: exact where they are numbers, and told with what became of them."""

from datetime import timedelta
from decimal import Decimal

from service.api.cases.matters import DifficultyShown, ItemShown, PlanShown, QuestionShown, ScoresShown, WaiverShown
from service.casework.acts.evaluation import GrantWaiver
from service.casework.acts.site_visit import ScoreItem
from service.casework.expert_scores import expert_scores
from service.casework.plan_record import plan_on_record
from service.casework.progress import difficulties
from service.casework.questions import asked_questions
from service.casework.rectification import items_to_rectify
from service.casework.state import State
from service.casework.waivers import waivers
from tests.casework.builders import EXPERT, EXPERT_2, EXPERT_3
from tests.casework.stages import WAIVER, at


def test_a_mean_that_no_decimal_holds_is_a_fraction() -> None:
    driven = at(State.SITE_VISIT)
    for expert, points in ((EXPERT, 80), (EXPERT_2, 81), (EXPERT_3, 81)):
        driven.do(ScoreItem(item="EC-09", score=Decimal(points)), by=expert)
    shown = {one.item: ScoresShown.of(one) for one in expert_scores(driven.now, driven.procedure)}["EC-09"]
    assert (shown.average, shown.spread, shown.short) == ("242/3", "1", 0)
    assert [one.score for one in shown.scores] == ["80", "81", "81"]


def test_a_question_with_its_answer() -> None:
    driven = at(State.DATA_CHECK)
    (shown,) = [QuestionShown.of(one, {"indicator:water_reuse": "再生水利用率"}) for one in asked_questions(driven.now)]
    assert (shown.title, shown.answer, shown.status.code, shown.ruling) == (
        "再生水利用率",
        "设备检修所致",
        "answered",
        None,
    )


def test_a_waiver_before_and_after_it_is_granted() -> None:
    driven = at(State.DATA_CHECK)
    (proposed,) = waivers(driven.now)
    assert (WaiverShown.of(proposed, driven.today).granted_by, proposed.granted) == (None, None)
    driven.do(GrantWaiver(waiver=proposed.proposed.seq))
    (granted,) = waivers(driven.now)
    assert WaiverShown.of(granted, driven.today).in_force
    assert not WaiverShown.of(granted, WAIVER.until + timedelta(days=1)).in_force


def test_plan_items_and_difficulties() -> None:
    driven = at(State.RECTIFICATION)
    plan = PlanShown.of(plan_on_record(driven.now, driven.today))
    assert plan.in_force is not None
    assert plan.original == plan.in_force
    assert [ItemShown.of(one).reported for one in items_to_rectify(driven.now)] == [None, None]
    assert [DifficultyShown.of(one).text for one in difficulties(driven.now)] == ["资金不足", "用地紧张"]
