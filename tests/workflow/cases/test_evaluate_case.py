"""Assessments of a case are kept with what they rest on, with its waivers and without."""

import json
from datetime import date
from pathlib import Path

import pytest

from service.casework.acts.evaluation import Evaluate, GrantWaiver, PreAssess, ProposeWaiver
from service.casework.basis import current_assessment
from service.storage import outputs
from service.vocabulary.assessment import Recommendation
from service.workflow.cases.evaluate_case import evaluate_case
from service.workflow.cases.perform_act import Changed, perform_act
from service.workflow.cases.read_case import read_case
from service.workflow.installation.open_database import opened
from tests.workflow.case_desk import ON, asked, desk


def test_an_evaluation_is_kept_and_current(tmp_path: Path) -> None:
    at = desk("failing", tmp_path)
    case = read_case(at.settings, at.case)
    (first,), (last,) = case.of(PreAssess), case.of(Evaluate)
    assert last.act.summary.recommendation is Recommendation.RECTIFY
    assert current_assessment(case, ON) == last
    with opened(at.settings) as database, database.reading() as session:
        for one in (first, last):
            kept = outputs.kept(session, one.act.summary.assessment)
            record = json.loads(kept.json_text)
            assert (kept.kind, record["recommendation"]) == ("assessment", one.act.summary.recommendation.value)
            assert outputs.kept(session, one.act.rules).kind == "rules"


def test_with_a_waiver_both_results_are_given(tmp_path: Path) -> None:
    at = desk("failing", tmp_path)
    reason = "园区无分散燃煤锅炉"
    waiver = ProposeWaiver(subject="boiler_removal_rate", reason=reason, until=date(2026, 12, 31))
    proposed = perform_act(at.settings, at.case, waiver, asked()).recorded.seq
    perform_act(at.settings, at.case, GrantWaiver(waiver=proposed), asked("发改"))
    evaluated = evaluate_case(at.settings, at.case, asked())
    act = evaluated.done.recorded.act
    assert isinstance(act, Evaluate)
    assert act.without_waivers is not None
    assert evaluated.assessed.without_waivers is not None
    assert act.without_waivers.assessment == evaluated.assessed.without_waivers.output.digest
    assert act.summary.digests.case


def test_who_saw_an_earlier_version_evaluates_nothing(tmp_path: Path) -> None:
    at = desk("failing", tmp_path)
    with pytest.raises(Changed, match="之后已有办理"):
        evaluate_case(at.settings, at.case, asked(seen=3))
