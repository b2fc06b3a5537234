"""What a case tells the registry."""

from dataclasses import replace
from datetime import date

import pytest

from service.casework.acts.application import Apply
from service.casework.acts.carrying_out import ReportProgress
from service.casework.acts.decision import DecideAppeal, LodgeAppeal
from service.casework.acts.submission import FinishDataCheck
from service.casework.case import Case
from service.casework.milestones import KINDS, Milestones, milestones, reports
from service.casework.state import State
from service.vocabulary.assessment import Recommendation
from service.vocabulary.programme import PROGRESS_REPORT
from tests.casework.builders import OTHER_DRC, decided, imported, opening, plan, reevaluated, walk
from tests.casework.programmes import PROGRAMME, duty

APPROVED = date(2022, 5, 1)


def reached(case: Case) -> Milestones:
    """From the acts that are read for it, no others."""
    return milestones("c", case.state, [one for one in case.acts if one.act.kind in KINDS])


def test_nothing_has_come_yet() -> None:
    case = walk().do(opening(), plan(approved=False)).now
    found = milestones("zhejiang-2026-0001", case.state, case.acts)
    assert (found.case, found.state) == ("zhejiang-2026-0001", State.IMPLEMENTATION)
    assert (found.carried_out, found.accepted) == (None, None)


def test_carrying_out_begins_with_the_first_approval() -> None:
    case = walk().open().do(plan(version="2", decided_on=date(2024, 1, 1))).now
    assert reached(case).carried_out == APPROVED
    assert reached(walk().open().do(Apply()).now).accepted is None


@pytest.mark.parametrize("recommendation", [Recommendation.PASS, Recommendation.RECTIFY, Recommendation.REJECT])
def test_only_a_pass_that_was_issued_accepts(recommendation: Recommendation) -> None:
    driven = decided(recommendation)
    accepted = reached(driven.now).accepted
    assert accepted == (driven.today if recommendation is Recommendation.PASS else None)
    assert reached(driven.now).carried_out == APPROVED


def test_a_pass_that_fell_on_appeal_accepts_nothing() -> None:
    driven = decided().do(LodgeAppeal(grounds="数据有误"))
    driven.do(DecideAppeal(upheld=True, reason="属实"), by=OTHER_DRC)
    assert reached(driven.now).accepted is None


def test_what_is_put_right_and_passes_is_accepted_by_its_last_document() -> None:
    driven = reevaluated().do(imported(2)).do(FinishDataCheck()).assessed().decided()
    assert reached(driven.now).accepted == driven.today


def test_yearly_reports_meet_the_duty_that_names_the_act() -> None:
    progress = ReportProgress(year=2024, filed_on=date(2024, 12, 20), progress="按方案推进")
    assert progress.kind == PROGRESS_REPORT
    case = walk().open().do(progress).now
    assert list(reports(case.acts, "P1", "zhejiang", PROGRAMME)) == [], "no duty of this programme names it"
    named = replace(PROGRAMME, duties=(duty("progress", "2024-12-31", act=PROGRESS_REPORT),))
    (filing,) = reports(case.acts, "P1", "zhejiang", named)
    assert (filing.duty, filing.period, filing.park, filing.filed_on) == ("progress", "2024", "P1", date(2024, 12, 20))
