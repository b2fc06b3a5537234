"""Workbooks of the demonstration: those of the walkthrough under other names, sound or with something wrong."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from service.intake.forms.layout import COVER, Book
from service.workflow.demo.province import DemoPark
from service.workflow.evaluation.evaluate import FINDINGS_SUFFIX
from service.workflow.walkthrough.park_versions import (
    CHANGES,
    Change,
    Content,
    Sample,
    Version,
    rows_of,
)


class Kind(StrEnum):
    """What is the matter with a workbook."""

    SOUND = "齐全"
    SLIPPED = "单位有误"
    LACKING = "缺数据"
    FAILING = "未达标"
    FAULTY = "有填写错误"
    SHORT = "多项未达到"


def slip(content: Content, year: str) -> None:
    """One value ten thousand times too large, one a hundred times too small."""
    rows = content[Book.SUBMISSION.label]["指标"]
    (intensity,) = rows_of(rows, "编码", {"energy_intensity"})
    (reuse,) = rows_of(rows, "编码", {"water_reuse"})
    intensity[year], reuse[year] = 10200, "0.941%"


def err(content: Content, year: str) -> None:
    """What people write where a number or a year belongs."""
    rows = content[Book.SUBMISSION.label]["指标"]
    for code, header, written in _ERRORS:
        (row,) = rows_of(rows, "编码", {code})
        row[year if header is None else header] = written


def fall_short(content: Content, year: str) -> None:
    """Some effects stay below their targets; nothing they are worked out from contradicts them."""
    rows = content[Book.SUBMISSION.label]["指标"]
    for code, written in _SHORT.items():
        (row,) = rows_of(rows, "编码", {code})
        row[year] = written


_SHORT: Mapping[str, str] = {
    "solid_waste_reduction": "6.45",
    "wastewater_reduction": "284.50",
    "pm_reduction": "139.0",
    "vocs_reduction": "352.0",
}
_ERRORS: tuple[tuple[str, str | None, str], ...] = (
    ("energy_intensity", None, "约一万吨"),
    ("energy_saving", None, "12,34,5"),
    ("water_reuse", None, "九成四"),
    ("water_saving", "目标年", "十四五末"),
)
"""Code, column (None: the evaluated year), and what is written there."""
_CHANGES: Mapping[Kind, Change] = {
    Kind.SOUND: CHANGES[Version.RECTIFIED],
    Kind.SLIPPED: slip,
    Kind.LACKING: CHANGES[Version.LACKING],
    Kind.FAILING: CHANGES[Version.FAILING],
    Kind.FAULTY: err,
    Kind.SHORT: fall_short,
}


_VARIED, _STEP, _PARKS = ("so2_reduction", "nox_reduction"), 3, 7
"""What differs from park to park: tons more, for the place of the park among so many."""


def _vary(content: Content, year: str, park: DemoPark) -> None:
    """No two parks reach quite the same, so that sums tell something."""
    for code in _VARIED:
        for row in rows_of(content[Book.SUBMISSION.label]["指标"], "编码", {code}):
            row[year] = str(Decimal(row[year]) + _STEP * (int(park.code[1:]) % _PARKS))


def write_books(of: Sample, kind: Kind, park: DemoPark, folder: Path) -> tuple[Path, Path]:
    """Write 评估工作簿 and 核查记录 of a park, made of the sample.

    Raises:
        OSError: a file cannot be written.
    """

    def change(content: Content, year: str) -> None:
        _CHANGES[kind](content, year)
        _vary(content, year, park)
        for book in (Book.SUBMISSION, Book.JUDGEMENTS):
            cover = content[book.label].get(COVER, {})
            cover |= {name: of for name, of in (("园区名称", park.name), ("园区代码", park.code)) if name in cover}

    written = folder / f"{park.code}.xlsx", folder / f"{park.code}{FINDINGS_SUFFIX}"
    of.write(change, written)
    return written
