"""What an assessment is made from, and when it is out of date."""

from dataclasses import replace
from datetime import timedelta

import pytest

from service.casework.acts import evaluation, submission
from service.casework.acts.act import Act
from service.casework.acts.site_visit import ImportJudgements, RecordJudgement, RecordVerification, Recuse, ScoreItem
from service.casework.basis import JUDGING, current_assessment, evaluation_basis, last_assessment, standing_override
from service.casework.state import State
from tests.casework.builders import ASSESSOR, Walk, imported
from tests.casework.proper_acts import proper
from tests.casework.stages import WAIVER, at


def basis(there: Walk) -> str:
    return evaluation_basis(there.now, there.today)


@pytest.mark.parametrize("act", JUDGING, ids=lambda act: act.__name__)
def test_everything_judged_is_part_of_it(act: type[Act]) -> None:
    there = at(State.SITE_VISIT)
    before = basis(there)
    assert basis(there.do(proper(act, there), by=ASSESSOR)) != before


def test_these_judge() -> None:
    assert set(JUDGING) == {
        *(RecordJudgement, ImportJudgements, RecordVerification, Recuse),
        *(submission.DisputeValue, submission.AcceptAnswer, submission.RejectAnswer),
    }


def test_another_workbook_is_another_basis() -> None:
    there = at(State.SITE_VISIT)
    before = basis(there)
    assert basis(there.do(imported(2))) != before


@pytest.mark.parametrize("act", [ScoreItem, evaluation.ProposeWaiver, submission.AnswerQuestion])
def test_scores_answers_and_mere_proposals_are_not(act: type[Act]) -> None:
    there = at(State.SITE_VISIT)
    before = basis(there)
    assert basis(there.do(proper(act, there))) == before


def test_a_waiver_counts_from_its_grant_to_its_last_day() -> None:
    there = at(State.EVALUATION)
    before = basis(there)
    there.do(replace(WAIVER, until=there.today + timedelta(days=2)))
    there.do(evaluation.GrantWaiver(waiver=there.now.version))
    with_waiver = basis(there)
    assert with_waiver != before
    assert basis(there.wait(2)) == with_waiver
    assert basis(there.wait(1)) == before


def test_an_assessment_is_current_until_its_basis_changes() -> None:
    there = at(State.EVALUATION)
    there.do(there.assessment())
    assert current_assessment(there.now, there.today) == last_assessment(there.now) == there.now.acts[-1]
    there.do(proper(RecordVerification, there))
    assert current_assessment(there.now, there.today) is None
    assert last_assessment(there.now) is not None


def test_an_override_falls_with_the_assessment_it_departs_from() -> None:
    there = at(State.EVALUATION)
    there.do(there.assessment())
    assert standing_override(there.now) is None
    there.do(proper(evaluation.Override, there))
    assert standing_override(there.now) == there.now.acts[-1]
    there.do(there.assessment())
    assert standing_override(there.now) is None


def test_before_any_assessment_nothing_is_departed_from() -> None:
    assert standing_override(at(State.DATA_CHECK).now) is None
