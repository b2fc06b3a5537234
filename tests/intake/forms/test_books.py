"""Either workbook has the sheets and headers it promises."""

import pytest

from service.intake.forms.books import form, forms
from service.intake.forms.layout import Book
from tests.intake.builders import PACK

SUBMISSION = [
    "封面", "方案组成", "方案版本", "方案调整", "指标", "原始数据",
    "能源消费", "重点项目", "任务措施", "年度进展", "佐证材料",
]  # fmt: skip
JUDGEMENTS = ["封面", "人工核查", "否决事项", "不适用认定", "争议数据", "外部核对", "存疑处理"]


def test_the_sheets_in_order() -> None:
    assert [sheet.name for sheet in forms(Book.SUBMISSION, PACK)] == SUBMISSION
    assert [sheet.name for sheet in forms(Book.JUDGEMENTS, PACK)] == JUDGEMENTS


def test_years_are_the_packs_unless_others_are_asked_for() -> None:
    def years(*wanted: int) -> list[str]:
        columns = form("原始数据", forms(Book.SUBMISSION, PACK, wanted)).columns
        return [column.header for column in columns if column.header.isdigit()]

    assert years() == ["2020", "2021", "2022", "2023", "2024", "2025"]
    assert years(2011, 2013) == ["2011", "2012", "2013"]


def test_an_unknown_sheet_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        form("没有", forms(Book.SUBMISSION, PACK))
