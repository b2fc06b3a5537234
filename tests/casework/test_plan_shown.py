"""The plan in a workbook beside the plan on record: the original with what changed it."""

from datetime import date

from service.casework.acts.application import ReplacedProject
from service.casework.plan_record import plan_on_record
from service.casework.plan_shown import shown_projects, shown_targets
from tests.assessment.builders import a_project_row, text
from tests.casework.builders import plan, walk
from tests.casework.test_plan_comparison import ON, PROJECTS, SECOND, with_raw, workbook


def test_the_original_target_is_always_shown_beside_the_amended_one() -> None:
    begun = walk().open().do(SECOND)
    (shown,) = shown_targets(plan_on_record(begun.now, ON), workbook())
    assert "原目标“0.40”，现行目标“0.42”" in shown.zh
    assert "工作簿指标表为“0.40”（表!A" in shown.zh
    assert shown_targets(plan_on_record(begun.now, date(2022, 12, 31)), workbook()) == ()


def test_changed_projects_are_told_with_or_without_their_approval() -> None:
    begun = walk().open().do(SECOND)
    dropped = a_project_row(name="管廊", status=with_raw(text("cancelled"), "取消"))
    with_it, without = shown_projects(plan_on_record(begun.now, ON), workbook(projects=(*PROJECTS, dropped)))
    assert with_it.zh == (
        "项目“余热利用”（replaced）：由“光伏”代替，理由：关停（方案 2，省发展改革委，发改〔2023〕5号，2023-05-01）"
    )
    assert without.zh == "项目“管廊”（取消）：案卷没有登记其审核同意"
    third = plan(
        version="3", document="发改〔2024〕9号", decided_on=date(2024, 1, 8),
        replaced_projects=(ReplacedProject(project="管廊", by="", reason="规划调整"),),
    )  # fmt: skip
    (dropped_with_it,) = shown_projects(plan_on_record(begun.do(third).now, ON), workbook(projects=(dropped,)))
    assert "同意取消，理由：规划调整（方案 3" in dropped_with_it.zh
