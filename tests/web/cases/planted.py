"""A workbook with a known number of faults."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from tests.workflow.park_versions import write_failing

SHEETS = ("指标", "原始数据")
_HEADS = 4
"""Rows above the first line."""


def faulty_workbook(folder: Path, faults: int) -> tuple[bytes, list[str]]:
    """The failing park's workbook with that many numbers spoilt, and their cells."""
    book = load_workbook(write_failing(folder))
    spoilt: list[str] = []
    cells = (cell for name in SHEETS for row in book[name].iter_rows(min_row=_HEADS + 1) for cell in row)
    for cell in cells:
        if isinstance(cell.value, int | float) and len(spoilt) < faults:
            cell.value = "12x"
            spoilt.append(f"{cell.parent.title}!{cell.coordinate}")
    written = BytesIO()
    book.save(written)
    return written.getvalue(), spoilt
