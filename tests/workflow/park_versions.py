"""One park on the shipped rules, as it comes to acceptance three times: lacking data, failing, put right."""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from service.intake.forms.layout import Book
from service.intake.writing.fill import fill
from service.settings import load_settings
from service.workflow.evaluate import FINDINGS_SUFFIX
from service.workflow.examples import examples
from service.workflow.rule_base import open_rule_base

Content = dict[str, Any]
PARK, PARK_CODE = "澄汐化工新材料产业园", "S337901"
UNFINISHED = {"CX-07", "CX-08", "CX-12", "CX-13", "CX-15", "CX-16", "CX-17"}
YEAR = "2025"


def write_lacking(folder: Path) -> Path:
    """无法判定: the energy intensity of the evaluated year is not stated and cannot be worked out."""
    return _write(folder, "缺数据", _lacking)


def write_failing(folder: Path) -> Path:
    """限期整改: seven projects are not finished, and the experts found the finished ones not running."""
    return _write(folder, "未达标", _failing)


def write_rectified(folder: Path) -> Path:
    """通过: the same park with its projects finished."""
    return _write(folder, "整改后", _rectified)


def _lacking(content: Content) -> None:
    book = content[Book.SUBMISSION.label]
    for row in (
        *_rows(book["指标"], "编码", {"energy_intensity"}),
        *_rows(book["原始数据"], "编码", {"energy_total", "gdp"}),
    ):
        del row[YEAR]


def _failing(content: Content) -> None:
    for row in _rows(content[Book.SUBMISSION.label]["重点项目"], "台账编号", UNFINISHED):
        paid = int(row["实际投资"].replace(",", ""))
        row |= {"状态": "在建", "实际投资": paid * 2 // 5}
        del row["竣工日期"]
    for row in _rows(content[Book.JUDGEMENTS.label]["人工核查"], "编码", {"PJ-05"}):
        row |= {header: "不符合" for header in row if header != "编码"}


def _rectified(content: Content) -> None:
    content[Book.SUBMISSION.label]["封面"]["备注"] = "整改后重新填报，虚构园区，仅供演示"


def _rows(rows: Iterable[Content], key: str, wanted: set[str]) -> list[Content]:
    found = [row for row in rows if row.get(key) in wanted]
    assert {row[key] for row in found} == wanted
    return found


def _write(folder: Path, name: str, change: Callable[[Content], None]) -> Path:
    """The two workbooks, `NAME.xlsx` and `NAME-核查记录.xlsx`; the first."""
    workbook = folder / f"{name}.xlsx"
    submission, judgements = _filled(change)
    workbook.write_bytes(submission)
    workbook.with_name(name + FINDINGS_SUFFIX).write_bytes(judgements)
    return workbook


@cache
def _filled(change: Callable[[Content], None]) -> tuple[bytes, bytes]:
    content = deepcopy(dict(_example()))
    content[Book.SUBMISSION.label]["封面"]["园区代码"] = PARK_CODE
    change(content)
    pack, _ = open_rule_base(load_settings(), "base-145", date(2026, 3, 31))
    return fill(Book.SUBMISSION, pack, content[Book.SUBMISSION.label]), fill(
        Book.JUDGEMENTS, pack, content[Book.JUDGEMENTS.label]
    )


@cache
def _example() -> Mapping[str, Any]:
    (example,) = (example for example in examples(load_settings()) if example.name == "pass")
    return example.content
