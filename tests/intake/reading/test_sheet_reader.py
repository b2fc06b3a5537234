"""A reader gives entries with their cells and keeps the problems."""

from dataclasses import replace
from decimal import Decimal

import pytest

from service.intake.cells.amounts import Measured
from service.intake.cells.faults import remark
from service.intake.reading.sheet_reader import measured, written
from service.vocabulary.language import Said
from tests.intake.builders import codes_of, filled, indicator, quantity, reader_of

GRID = filled(
    {
        "重点项目": [
            {
                "项目名称": "余热利用",
                "计划投资": "0.5亿元",
                "状态": "完工",
                "开工日期": "2022-06",
                "所属任务": "推动节能降碳",
            }
        ]
    }
)


def test_entries_carry_cells_and_problems_are_kept() -> None:
    reader = reader_of(GRID, "重点项目")
    (row,) = reader.rows()
    assert (written(reader.text(row, "项目名称")), reader.choice(row, "所属任务").value) == (
        "余热利用",
        "energy-carbon",
    )
    amount = reader.number(row, "计划投资", "", Measured("万元"))
    assert (amount.value, str(amount.cell), amount.cell.document) == (Decimal(5000), "重点项目!E4", GRID.digest)
    assert not reader.choice(row, "状态").present
    assert not reader.date(row, "开工日期").present
    assert not reader.year(row, "竣工日期").present
    assert codes_of(reader.problems) == [("unknown-word", "J4"), ("date-incomplete", "H4")]


def test_words_may_be_given_for_one_cell() -> None:
    reader = reader_of(GRID, "重点项目")
    assert reader.choice(4, "状态", {"完工": "done"}).value == "done"


def test_what_must_be_stated_is_asked_for_once_and_handed_on_as_it_was_read() -> None:
    reader = reader_of(GRID, "重点项目")
    for header in ("状态", "业主单位"):
        entry = reader.choice(4, "状态") if header == "状态" else reader.text(4, header)
        assert reader.insist(4, header, entry, Said("请补填", "fill it in")) is entry
    assert codes_of(reader.problems) == [("unknown-word", "J4"), ("value-missing", "B4")]


def test_complaints_and_missing_lines_say_where() -> None:
    reader = reader_of(GRID, "重点项目")
    reader.complain(4, "业主单位", remark("x", Said("甲", "a"), Said("乙", "b")))
    assert codes_of(reader.problems) == [("x", "B4")]
    nowhere = reader.nowhere("abc", "业主单位")
    assert (str(nowhere.cell), nowhere.reason) == ("重点项目!B3", "表中没有可采用的“abc”一行")
    assert written(nowhere) == ""


@pytest.mark.parametrize(
    ("name", "unit", "water"),
    [
        ("新鲜水取用量", "m³", True),
        ("单位生产总值用水量", "m³/万元", True),
        ("水泥产量", "t", False),
        ("天然气", "m³", False),
    ],
)
def test_only_water_takes_tonnes_for_cubic_metres(name: str, unit: str, water: bool) -> None:
    stated = replace(indicator("a", name, unit), basis="等价值")
    assert measured(stated) == Measured(unit, "等价值", water, signed=False)
    assert measured(quantity("a", name, unit)) == Measured(unit, "", water, signed=False)
