"""One invented park on the shipped rules, as it comes to acceptance three times: lacking data, failing, put right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from service.intake.forms.layout import COVER, Book
from service.intake.writing.fill import fill
from service.rulelang.pack import Pack
from service.settings import Settings
from service.workflow.evaluation.evaluate import FINDINGS_SUFFIX
from service.workflow.evaluation.examples import example
from service.workflow.rules.rule_base import open_rule_base
from service.workflow.saving import save

Content = dict[str, Any]
Change = Callable[[Content, str], None]
"""Changes a content; the text is the evaluated year."""
PARK, PARK_CODE = "澄汐化工新材料产业园", "S337901"
_EXAMPLE = "pass"
_UNREPORTED = {"energy_intensity", "water_intensity", "resource_output", "clean_energy_share", "co2_intensity"}
_UNKNOWN = {"energy_total", "gdp", "gdp_current"}
_UNFINISHED = {"CX-07", "CX-08", "CX-12", "CX-13", "CX-15", "CX-16", "CX-17"}


class Version(StrEnum):
    """What is the matter with the park; the names of its workbooks."""

    LACKING = "缺数据"
    FAILING = "未达标"
    RECTIFIED = "整改后"


def books(version: Version, folder: Path) -> tuple[Path, Path]:
    """Where the 评估工作簿 and the 核查记录 of a version lie."""
    return folder / f"{version}.xlsx", folder / f"{version}{FINDINGS_SUFFIX}"


@dataclass(frozen=True, slots=True)
class Sample:
    """What the workbooks of the invented park say as they are, and the pack by which they are written."""

    content: Mapping[str, Any]
    pack: Pack

    def write(self, change: Change, written: tuple[Path, Path]) -> None:
        """Write 评估工作簿 and 核查记录 with something changed.

        Raises:
            OSError: a file cannot be written.
        """
        content = deepcopy(dict(self.content))
        cover = content[Book.SUBMISSION.label][COVER]
        cover["园区代码"] = PARK_CODE
        change(content, str(cover["评估年度"]))
        for path, book in zip(written, (Book.SUBMISSION, Book.JUDGEMENTS), strict=True):
            save(path, fill(book, self.pack, content[book.label]))


def sample(settings: Settings) -> Sample:
    """The invented park, read once.

    Raises:
        UnknownExample, UnknownPack, RuleProblems: see write_example().
    """
    content = example(settings, _EXAMPLE).content
    cover = content[Book.SUBMISSION.label][COVER]
    return Sample(content, open_rule_base(settings, cover["规则包"], date.fromisoformat(cover["评估日期"]))[0])


def write_version(settings: Settings, version: Version, folder: Path) -> tuple[Path, Path]:
    """Write both workbooks: 缺数据 lacks energy and GDP of the evaluated year and all that is worked out of
    them (无法判定); in 未达标 seven
    projects are not finished and the experts found the finished ones not running (限期整改); 整改后 passes.

    Raises:
        As sample(). OSError: a file cannot be written.
    """
    written = books(version, folder)
    sample(settings).write(CHANGES[version], written)
    return written


def _lacking(content: Content, year: str) -> None:
    book = content[Book.SUBMISSION.label]
    for row in (*rows_of(book["指标"], "编码", _UNREPORTED), *rows_of(book["原始数据"], "编码", _UNKNOWN)):
        del row[year]


def _failing(content: Content, _: str) -> None:
    for row in rows_of(content[Book.SUBMISSION.label]["重点项目"], "台账编号", _UNFINISHED):
        paid = int(row["实际投资"].replace(",", ""))
        row |= {"状态": "在建", "实际投资": paid * 2 // 5}
        del row["竣工日期"]
    for row in rows_of(content[Book.JUDGEMENTS.label]["人工核查"], "编码", {"PJ-05"}):
        row |= {header: "不符合" for header in row if header != "编码"}


def _rectified(content: Content, _: str) -> None:
    content[Book.SUBMISSION.label]["封面"]["备注"] = "整改后重新填报，虚构园区，仅供演示"


CHANGES: Mapping[Version, Change] = {
    Version.LACKING: _lacking,
    Version.FAILING: _failing,
    Version.RECTIFIED: _rectified,
}


def rows_of(rows: Iterable[Content], key: str, wanted: set[str]) -> list[Content]:
    """The rows whose `key` is one of the wanted, which all have to be there."""
    found = [row for row in rows if row.get(key) in wanted]
    assert {row[key] for row in found} == wanted
    return found
