"""How far an item has come, and what a page has seen of it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from service.casework.acts.site_visit import FinishSiteVisit, RecordJudgement
from service.casework.acts.submission import DisputeValue
from service.casework.site_checklist import (
    CONFIRMED,
    UNSETTLED,
    WRONG,
    CheckedItem,
    Choice,
    ItemStatus,
    Reported,
    SiteItem,
    is_locked,
    stamp_of,
    statements_on,
)
from service.casework.site_drafts import SiteDraft
from service.casework.state import State
from service.vocabulary.language import Said
from service.vocabulary.person import Role
from tests.casework.builders import ASSESSOR, EXPERT, EXPERT_2, Walk, reevaluated, walk
from tests.casework.judging import applied_again
from tests.casework.stages import at

CHOICES = (Choice(CONFIRMED, Said("属实", "true")), *(Choice(one, Said(one, one), True) for one in (WRONG, UNSETTLED)))
REPORTED = Reported("gdp", 2025, "105 亿元", "原始数据!G7", "105", "亿元")
VALUE = SiteItem(
    "gdp:2025", "layout", "LY-01", Said("产值", "output"), "", "", "", "", (), Role.ASSESSOR, CHOICES, REPORTED
)
MANUAL = replace(VALUE, key="LY-06", rule="LY-06", by=Role.EXPERT, reported=None)
DRAFT = SiteDraft("gdp:2025", ASSESSOR.id, "", "", "", 3, 0, datetime(2026, 3, 20, tzinfo=UTC))


def visiting() -> Walk:
    made = walk(experts_needed=0).accepted().checked()
    return made.do(made.pre_assessment())


def test_a_wrong_value_needs_a_reason_and_the_value_found() -> None:
    def checked(**words: Any) -> CheckedItem:
        return CheckedItem(VALUE, replace(DRAFT, **words), (), (), (), "")

    assert (checked().status, checked().unfinished) == (ItemStatus.OPEN, False)
    assert not checked(answer=CONFIRMED).unfinished
    assert [checked(answer=WRONG, **words).unfinished for words in ({"basis": "台账"}, {"value": "1"})] == [True, True]
    assert not checked(answer=WRONG, basis="台账", value="1").unfinished
    assert (checked(answer=UNSETTLED).unfinished, checked(basis="写到一半").unfinished) == (True, True)
    assert checked(basis="写到一半").status is ItemStatus.DRAFT


def test_what_is_said_on_record_is_of_this_round_and_of_the_item() -> None:
    case = (
        visiting()
        .do(DisputeValue(code="gdp", year=2025, reason="与统计局不符"))
        .do(RecordJudgement(item="LY-06", answer="符合", basis="图纸"), by=EXPERT)
        .do(FinishSiteVisit(visited_on=walk().at.date(), leader="组长", confirmed=("gdp/2025",)))
        .now
    )
    told = list(statements_on(case, VALUE))
    assert [(one.words, one.basis) for one in told] == [("尚未查清", "与统计局不符"), ("属实", "")]
    (judged,) = statements_on(case, MANUAL)
    assert (judged.words, judged.person) == ("符合", EXPERT.name)
    assert CheckedItem(MANUAL, None, (), (judged,), (), "").status is ItemStatus.RECORDED


def test_assessors_speak_with_one_voice_and_experts_each_with_their_own() -> None:
    case = visiting().do(RecordJudgement(item="LY-06", answer="符合"), by=EXPERT).now
    theirs = replace(DRAFT, person=EXPERT_2.id, version=5)
    assert stamp_of(case, VALUE, (DRAFT, theirs), ASSESSOR) == "5.0"
    assert stamp_of(case, MANUAL, (DRAFT, theirs), EXPERT) == f"0.{case.version}"
    assert stamp_of(case, MANUAL, (DRAFT, theirs), EXPERT_2) == "5.0"


def test_a_reevaluation_locks_what_is_not_to_be_put_right() -> None:
    assert not is_locked(at(State.SITE_VISIT).now, MANUAL)
    again = reevaluated().now
    opened = replace(MANUAL, key="TG-07")
    assert is_locked(again, replace(MANUAL, key="XX-99"))
    assert not is_locked(again, opened)
    assert CheckedItem(opened, None, (), (), (), "", locked=True).status is ItemStatus.LOCKED


def test_what_was_found_before_the_application_was_withdrawn_is_of_another_visit() -> None:
    begun = visiting().do(RecordJudgement(item="LY-06", answer="符合", basis="图纸"), by=EXPERT)
    begun.do(FinishSiteVisit(visited_on=begun.today, leader="组长", confirmed=("gdp/2025",)))
    assert len([*statements_on(begun.now, MANUAL), *statements_on(begun.now, VALUE)]) == 2
    applied_again(begun)
    assert [*statements_on(begun.now, MANUAL), *statements_on(begun.now, VALUE)] == []
