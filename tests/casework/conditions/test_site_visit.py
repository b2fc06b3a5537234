"""What judgements, scores and the end of the site visit ask for."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from service.casework.acts import site_visit
from service.casework.acts.act import Act
from service.casework.state import State
from service.vocabulary.person import Person
from tests.casework.builders import ASSESSOR, EXPERT, EXPERT_2, Walk, reevaluated, walk
from tests.casework.stages import at
from tests.casework.violations import Violation, show

Made = tuple[Walk, Act, Person | None]


def visiting(**changes: int) -> Walk:
    """On site, with nobody's score yet."""
    there = walk(**changes).accepted().checked()
    return there.do(there.pre_assessment())


def visiting_again() -> Walk:
    there = reevaluated().checked(2)
    return there.do(there.pre_assessment())


def recused(*items: str) -> Walk:
    return visiting().do(site_visit.Recuse(expert=EXPERT.id, reason="亲属任职", items=items), by=EXPERT)


def score(item: str = "TG-07", points: str = "80") -> site_visit.ScoreItem:
    return site_visit.ScoreItem(item=item, score=Decimal(points))


def finish(there: Walk) -> Made:
    return there, site_visit.FinishSiteVisit(visited_on=there.today, leader="组长"), None


def finished_tomorrow() -> Made:
    there = at(State.SITE_VISIT)
    return there, site_visit.FinishSiteVisit(visited_on=there.today + timedelta(days=1), leader="组长"), None


def visited_before_application() -> Made:
    return at(State.SITE_VISIT), site_visit.FinishSiteVisit(visited_on=date(2026, 3, 1), leader="组长"), None


def visited_in_the_first_round() -> Made:
    there = visiting_again().do(score())
    there.do(score(), by=EXPERT_2)
    return there, site_visit.FinishSiteVisit(visited_on=date(2026, 3, 2), leader="组长"), None


def one_item_short() -> Made:
    return finish(at(State.SITE_VISIT).do(score("SP-06")))


def scored_then_recused() -> Made:
    recusal = site_visit.Recuse(expert=EXPERT_2.id, reason="亲属任职")
    return finish(at(State.SITE_VISIT).do(recusal, by=ASSESSOR))


def verified_nothing() -> Made:
    return at(State.SITE_VISIT), site_visit.RecordVerification(organisation="某机构", report="r", values=()), None


def reported_tomorrow() -> Made:
    there = at(State.SITE_VISIT)
    made = site_visit.RecordVerification(
        organisation="某机构", report="r", values=(), conclusion="属实", made_on=there.today + timedelta(days=1)
    )
    return there, made, None


def recused_judges() -> Made:
    return recused(), site_visit.RecordJudgement(item="TG-07", answer="符合"), EXPERT


def scored_under_another_number() -> Made:
    named = site_visit.Recuse(expert=EXPERT.id, expert_name=EXPERT.name, reason="亲属任职")
    return at(State.SITE_VISIT).do(named, by=EXPERT), score(), replace(EXPERT, id=99)


CASES = (
    Violation(site_visit.RecordJudgement, ("not_recused",), "已对 TG-07 回避（亲属任职）", recused_judges),
    Violation(site_visit.ScoreItem, ("not_recused",), "已对 TG-07 回避", lambda: (recused("TG-07"), score(), EXPERT)),
    Violation(site_visit.ScoreItem, ("not_recused",), "已对 TG-07 回避", scored_under_another_number),
    Violation(site_visit.ScoreItem, ("score_on_scale",), "100.5", lambda: (visiting(), score(points="100.5"), None)),
    Violation(site_visit.ScoreItem, ("score_on_scale",), "-1", lambda: (visiting(), score(points="-1"), None)),
    Violation(
        site_visit.Recuse,
        ("own_recusal",),
        "只能申请本人回避",
        lambda: (visiting(), site_visit.Recuse(expert=EXPERT_2.id, reason="亲属任职"), EXPERT),
    ),
    Violation(
        site_visit.Recuse,
        ("recused_from_named",),
        "请写明回避哪些整改事项",
        lambda: (visiting_again(), site_visit.Recuse(expert=EXPERT.id, reason="亲属任职"), EXPERT),
    ),
    Violation(site_visit.RecordVerification, ("values_attested",), "没有列出数值", verified_nothing),
    Violation(site_visit.RecordVerification, ("report_made",), "晚于今天", reported_tomorrow),
    Violation(site_visit.FinishSiteVisit, ("visited",), "晚于今天", finished_tomorrow),
    Violation(
        site_visit.FinishSiteVisit, ("visited",), "早于本次申请或复评开始的 2026-03-02", visited_before_application
    ),
    Violation(site_visit.FinishSiteVisit, ("visited",), "早于本次申请或复评开始", visited_in_the_first_round),
    Violation(site_visit.FinishSiteVisit, ("experts_enough",), "还没有专家评分", lambda: finish(visiting())),
    Violation(site_visit.FinishSiteVisit, ("experts_enough",), "SP-06 须有 2 名专家评分，尚缺 1 名", one_item_short),
    Violation(site_visit.FinishSiteVisit, ("experts_enough",), "TG-07 须有 2 名专家评分，尚缺 1", scored_then_recused),
)


@pytest.mark.parametrize("violation", CASES, ids=str)
def test_what_is_refused(violation: Violation) -> None:
    show(violation)


def test_both_ends_of_the_scale_belong_to_it() -> None:
    done = visiting().do(score(points="0"), score(points="100"))
    assert [one.act.score for one in done.now.of(site_visit.ScoreItem)] == [0, 100]


def test_a_recusal_for_some_items_leaves_the_others() -> None:
    done = recused("SP-06").do(score("TG-07"), by=EXPERT)
    assert len(done.now.of(site_visit.ScoreItem)) == 1


def test_where_no_expert_is_needed_none_is_waited_for() -> None:
    there, act, _ = finish(visiting(experts_needed=0))
    assert there.do(act).now.state is State.EVALUATION
