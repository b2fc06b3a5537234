"""重点项目: the projects of the plan."""

from __future__ import annotations

from service.intake.cells.amounts import Measured
from service.intake.cells.faults import remark
from service.intake.reading.sheet_reader import SheetReader
from service.vocabulary.language import Said
from service.vocabulary.submission import ProjectRow

_MONEY = Measured("万元", signed=False)
_COAL = Measured("tce")
_ONLY_ONE_CELL = remark(
    "row-almost-empty",
    Said("逐列填写的项目", "a project, column by column"),
    Said(
        "这一行只填了一格，已作为一个项目读取；小标题、注释请删除，是项目的请补齐",
        "only one cell of this row is filled in, and it was read as a project; delete it if it is a heading or a note, "
        "else fill in the rest",
    ),
)


def read_projects(reader: SheetReader) -> tuple[ProjectRow, ...]:
    """The projects in sheet order; investments in 万元, savings in tce."""
    return tuple(_project(reader, row) for row in reader.rows())


def _project(reader: SheetReader, row: int) -> ProjectRow:
    unit = reader.table.unit
    if len(reader.table.places(row)) == 1:
        reader.complain(row, "项目名称", _ONLY_ONE_CELL)
    return ProjectRow(
        name=reader.text(row, "项目名称"),
        owner=reader.text(row, "业主单位"),
        task=reader.choice(row, "所属任务"),
        content=reader.text(row, "建设内容"),
        planned_investment=reader.number(row, "计划投资", unit("计划投资"), _MONEY),
        paid_investment=reader.number(row, "实际投资", unit("实际投资"), _MONEY),
        funding=reader.text(row, "资金来源"),
        started_on=reader.date(row, "开工日期"),
        finished_on=reader.date(row, "竣工日期"),
        status=reader.choice(row, "状态"),
        change_approval=reader.choice(row, "变更审核"),
        ledger=reader.text(row, "台账编号"),
        energy_saving=reader.number(row, "年节能量", unit("年节能量"), _COAL),
        elsewhere=reader.choice(row, "其他计划"),
    )
