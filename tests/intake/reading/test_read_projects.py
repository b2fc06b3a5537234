"""Projects: money in 万元 whatever the header or the cell says, statuses as codes."""

from datetime import date
from decimal import Decimal

import pytest

from service.intake.forms.choices import STATUSES, TASKS
from service.intake.reading.read_projects import read_projects
from tests.intake.builders import codes_of, edited, filled, reader_of

PROJECT = {
    "项目名称": "余热利用", "业主单位": "某热电公司", "所属任务": "推动节能降碳", "建设内容": "余热锅炉",
    "计划投资": "1,200", "实际投资": "0", "资金来源": "自筹", "开工日期": "2022-06-01", "竣工日期": "2023-11-30",
    "状态": "已完成", "变更审核": "不同意", "台账编号": "0012", "年节能量": "800", "其他计划": "否",
}  # fmt: skip


def test_every_column_is_read() -> None:
    reader = reader_of(filled({"重点项目": [PROJECT]}), "重点项目")
    (project,) = read_projects(reader)
    assert (project.name.value, project.owner.value, project.content.value) == ("余热利用", "某热电公司", "余热锅炉")
    assert (project.task.value, project.status.value, project.change_approval.value) == (
        "energy-carbon",
        "done",
        "not_approved",
    )
    assert (project.planned_investment.value, project.paid_investment.value) == (Decimal(1200), Decimal(0))
    assert (project.started_on.value, project.finished_on.value) == (date(2022, 6, 1), date(2023, 11, 30))
    assert (project.funding.value, project.ledger.value, project.elsewhere.value) == ("自筹", "0012", "no")
    assert (project.energy_saving.value, project.energy_saving.unit) == (Decimal(800), "tce")
    assert reader.problems == []


def test_the_unit_of_the_header_counts() -> None:
    grid = edited(filled({"重点项目": [PROJECT]}), "重点项目", {"E3": "计划投资（亿元）", "F3": "实际投资"})
    (project,) = read_projects(reader_of(grid, "重点项目"))
    assert (project.planned_investment.value, project.paid_investment.value) == (Decimal(12_000_000), Decimal(0))


@pytest.mark.parametrize(("word", "code"), STATUSES.items())
def test_statuses(word: str, code: str) -> None:
    (project,) = read_projects(reader_of(filled({"重点项目": [{**PROJECT, "状态": word}]}), "重点项目"))
    assert project.status.value == code


@pytest.mark.parametrize(("word", "code"), TASKS.items())
def test_tasks(word: str, code: str) -> None:
    (project,) = read_projects(reader_of(filled({"重点项目": [{**PROJECT, "所属任务": word}]}), "重点项目"))
    assert project.task.value == code


def test_blank_rows_between_projects_do_not_matter() -> None:
    grid = edited(filled({"重点项目": [PROJECT]}), "重点项目", {"A90": "中水回用", "E90": "约300"})
    reader = reader_of(grid, "重点项目")
    projects = read_projects(reader)
    assert [project.name.value for project in projects] == ["余热利用", "中水回用"]
    assert str(projects[1].name.cell) == "重点项目!A90"
    assert codes_of(reader.problems) == [("approximate-number", "E90")]


def test_an_investment_is_not_below_zero() -> None:
    reader = reader_of(filled({"重点项目": [{**PROJECT, "计划投资": "-1", "实际投资": "-2"}]}), "重点项目")
    (project,) = read_projects(reader)
    assert not project.planned_investment.present
    assert codes_of(reader.problems) == [("below-zero", "E4"), ("below-zero", "F4")]


def test_a_heading_among_the_projects_is_mentioned() -> None:
    grid = edited(filled({"重点项目": [PROJECT]}), "重点项目", {"A6": "二、节水项目"})
    reader = reader_of(grid, "重点项目")
    assert [project.name.value for project in read_projects(reader)] == ["余热利用", "二、节水项目"]
    assert codes_of(reader.problems) == [("row-almost-empty", "A6")]
