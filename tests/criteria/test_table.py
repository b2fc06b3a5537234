"""Tables under steps: heads are known titles, empty cells are left out."""

import pytest

from service.authoring.problem import Mistake
from service.criteria.table import Table

TITLES = ("状态", "计划投资")


def test_records_name_each_cell_and_leave_out_empty_ones() -> None:
    table = Table.of([["状态", "计划投资"], ["已完成", "100 万元"], ["在建", ""]])
    assert list(table.records(TITLES)) == [{"状态": "已完成", "计划投资": "100 万元"}, {"状态": "在建"}]


def test_an_unknown_head_is_named_with_the_nearest() -> None:
    with pytest.raises(Mistake, match="未知的表头“计划投资额”") as told:
        list(Table.of([["计划投资额"], ["1"]]).records(TITLES))
    assert told.value.suggestion == "计划投资"


def test_a_head_twice_is_refused() -> None:
    with pytest.raises(Mistake, match="重复的表头"):
        list(Table.of([["状态", "状态"], ["在建", "在建"]]).records(TITLES))


@pytest.mark.parametrize("table", [None, Table.of([["状态"]])])
def test_a_step_that_needs_rows_gets_them(table: Table | None) -> None:
    with pytest.raises(Mistake, match="表头和至少一行"):
        Table.under("重点项目如下", table)
    full = Table.of([["状态"], ["在建"]])
    assert Table.under("重点项目如下", full) is full


def test_a_step_without_table_refuses_one() -> None:
    Table.refuse("汇总各项判定", None)
    with pytest.raises(Mistake, match="删去表格"):
        Table.refuse("汇总各项判定", Table.of([["状态"], ["在建"]]))
