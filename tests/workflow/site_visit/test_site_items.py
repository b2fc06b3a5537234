"""The items come from the rules and the workbook: no number of them stands in the program."""

from pathlib import Path

from service.casework.site_checklist import CONFIRMED
from service.rulelang.attributes import TASKS
from service.vocabulary.person import Role
from service.workflow.site_visit.site_items import site_groups
from tests.workflow.site_visit.visits import visited


def test_every_manual_check_and_every_reported_value_of_the_tasks_is_there_task_by_task(tmp_path: Path) -> None:
    items = [one.item for one in visited(tmp_path).checklist().items]
    groups = list(dict.fromkeys(item.group for item in items))
    assert groups[:5] == list(TASKS)
    assert groups == [group.code for group in site_groups() if group.code in groups]
    assert len({item.key for item in items}) == len(items)
    land = next(item for item in items if item.key == "land_output:2025")
    assert land.reported is not None
    assert (land.reported.text, land.reported.cell) == ("14.84 亿元/km²", "指标!M20")
    assert "方案目标 14.2 亿元/km²（指标!G20）" in land.requirement
    assert next(choice.code for choice in land.choices) == CONFIRMED
    assert land.clause.endswith("》 二(一).4"), "with the document in full"
    flows = next(item for item in items if item.key == "LY-06")
    assert (flows.by, [choice.code for choice in flows.choices]) == (Role.EXPERT, ["符合", "基本符合", "不符合"])


def test_what_was_not_reported_cannot_be_true(tmp_path: Path) -> None:
    boilers = visited(tmp_path).item("boiler_removal_rate:2025").item
    assert boilers.reported is not None
    assert (boilers.reported.text, boilers.choice(CONFIRMED)) == ("", None)
