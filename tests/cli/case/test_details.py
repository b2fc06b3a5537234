"""What acts say in a line."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest

from service.casework.acts import application, carrying_out, decision, evaluation, site_visit
from service.casework.acts.act import ACTS
from service.cli.case.details import _HIDDEN, _NAMES, details
from service.vocabulary.assessment import Recommendation
from service.vocabulary.language import Said
from service.vocabulary.person import Department
from tests.casework.builders import FAILED, rectified, summary


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_every_field_has_a_name_or_is_left_out_on_purpose(act: type) -> None:
    assert {field.name for field in fields(act)} <= set(_NAMES) | _HIDDEN


def test_empty_fields_are_not_told_and_digests_are_shortened() -> None:
    act = decision.Sign(content="ab" * 32)
    assert details(act) == Said("内容摘要 abababababab", "content abababababab")
    assert details(site_visit.ScoreItem(item="EC-07", score=Decimal("85.5"))).zh == "事项 EC-07，分数 85.5"


def test_words_and_results_are_told_in_both_languages() -> None:
    opinion = decision.GiveOpinion(department=Department.DRC, agrees=False, opinion="缓办")
    assert details(opinion).zh == "部门 发改，同意 否，意见 缓办"
    assert details(opinion).en == "department development and reform, agrees no, opinion 缓办"
    made = evaluation.PreAssess(summary=replace(summary(), grade="良好"), basis="b")
    assert details(made).zh == "结果 通过（良好） 85.00 分"


def test_a_changed_target_is_told_as_a_changed_project_is() -> None:
    plan = application.RecordPlan(
        version="第一次调整",
        approved=True,
        authority="甲厅",
        document="1号",
        decided_on=date(2024, 3, 12),
        amended_targets=(application.AmendedTarget(code="water_saving", old="320", new="300"),),
        replaced_projects=(application.ReplacedProject(project="甲", by="乙", reason="成本"),),
    )
    assert details(plan).zh.endswith("目标调整 1 项，项目调整 1 项")


def test_points_just_under_a_grade_are_not_rounded_up_to_it() -> None:
    made = evaluation.PreAssess(summary=replace(summary(), grade="良好", score="8999999/100000"), basis="b")
    assert details(made).zh == "结果 通过（良好） 89.99999 分"


def test_long_lists_are_cut_and_counted() -> None:
    act = evaluation.RequestSupplement(items=tuple(f"材料{n}" for n in range(8)), deadline=date(2026, 4, 1))
    assert details(act).zh == "事项 材料0、材料1、材料2、材料3、材料4等 8 项，期限 2026-04-01"
    items = tuple(rectified(item) for item in FAILED)
    drafted = evaluation.DraftDecision(decision=Recommendation.RECTIFY, grade="", items=items)
    assert "事项 2 项" in details(drafted).zh
    assert details(carrying_out.OpenReevaluation(note="长" * 100)).zh.endswith("长…")
