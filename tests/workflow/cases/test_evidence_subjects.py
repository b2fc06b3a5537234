"""What evidence can be put to, by kind and task."""

from pathlib import Path

from service.workflow.cases.evidence_subjects import evidence_subjects
from service.workflow.cases.read_case import read_case
from tests.workflow.case_desk import desk

TASKS = ("优化产业空间布局", "促进产业循环链接", "推动节能降碳", "资源高效利用综合利用", "加强污染集中治理")


def test_before_the_first_workbook_evidence_can_be_put_to_items_and_values_only(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    groups = evidence_subjects(at.settings, read_case(at.settings, at.case))
    assert {value.partition(":")[0] for group in groups for value, _ in group.subjects} == {"item", "value"}


def test_subjects_stand_under_their_task_and_kind(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    groups = {
        one.said.zh: dict(one.subjects) for one in evidence_subjects(at.settings, read_case(at.settings, at.case))
    }
    named = [name for name in groups if name.endswith("：事项")]
    assert named[:5] == [f"{task}：事项" for task in TASKS]
    assert "item:LY-05" in groups["优化产业空间布局：事项"]
    assert "value:gdp" in groups["全园区的原始数值"]
    assert all(value.startswith("project:") for value in groups["重点项目"])
    values = [value for group in groups.values() for value in group]
    assert len(values) == len(set(values)) > 150
    assert "item:EC-07" not in values, "what is judged on site is no business of the park"
