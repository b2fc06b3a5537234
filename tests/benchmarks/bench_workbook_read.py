"""One filled workbook of twelve sheets and some 250 rows, read in the limited child process."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

import xlsxwriter

from service.intake.files.openbook import Limits, read_grid
from tests.benchmarks.rows import Row, at_most

SHEETS, ROWS, COLUMNS = 12, 21, 14
ROUNDS = 9


def run() -> list[Row]:
    """Seconds of one read and how many bare interpreter starts that is, both measured in turns."""
    data = _filled()
    grid = read_grid(data)
    if sum(len(sheet.cells) for sheet in grid.sheets.values()) != SHEETS * ROWS * COLUMNS:
        raise AssertionError("the workbook was not read whole")
    calls: list[Callable[[], object]] = [
        lambda: read_grid(data, Limits()),  # with limits of its own, so never from memory
        lambda: subprocess.run([sys.executable, "-c", "pass"]),
    ]
    reads, starts = zip(*([_seconds(call) for call in calls] for _ in range(ROUNDS)), strict=True)
    return [
        at_most(f"读取工作簿（{len(data) // 1024} KB），含子进程，中位数", median(reads), "秒", 0.7),
        at_most("最慢一次", max(reads), "秒", 0.7),
        Row("空 Python 启动（python -c pass），中位数", median(starts), "秒"),
        Row("读取 ÷ 空启动", median(reads) / median(starts), "倍"),
    ]


def _seconds(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


def _filled() -> bytes:
    """Labels, numbers, percentages and remarks in turn, with drop-downs, as the official workbook has them."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        percent = book.add_format({"num_format": "0.0%", "border": 1})
        for number in range(SHEETS):
            sheet = book.add_worksheet(f"表{number}")
            sheet.data_validation(1, 0, ROWS, 0, {"validate": "list", "source": ["是", "否"]})
            for row in range(ROWS):
                for column in range(0, COLUMNS, 2):
                    sheet.write_string(row, column, f"{number}-{row}-{column} 园区循环化改造说明")
                    sheet.write_number(row, column + 1, row * 1.37 + column, percent if column % 4 else None)
    return buffer.getvalue()
