"""Programmes: what a file says, and every fault at its place."""

from datetime import date

import pytest

from service.authoring.problem import ProblemLog
from service.rulelang.parse.clauses import read_register
from service.rulelang.parse.programmes import read_programme
from service.vocabulary.programme import Covers, Party
from tests.rulelang.catalogue_of import node, told

TEXT = """id: "145"
title: 十四五
period: {from: 2021-01-01, until: 2025-12-31}
soon: {days: "30", source: 示例, reliability: example}
duties:
  - id: park-progress
    title: 年度进展
    clause: doc/三(三)
    who: park
    to: 主管地区
    act: report_progress
    due: {years: 2022..2024, day: 12-31, covers: same_year, wording: 每年底前, source: 惯例, reliability: practice}
  - id: summary
    title: 总结
    clause: doc/三(三).1
    who: jurisdiction
    to: 国家
    due: {years: "2026", day: 03-31, covers: programme, wording: 年初, source: 示例, reliability: example}
"""
REGISTER = read_register(
    node("id: doc\ntitle: 文件\nclauses:\n  - {id: 三(三).1, gist: 进展, status: procedural}\n"), "doc", ProblemLog()
)
assert REGISTER is not None
REGISTERS = {"doc": REGISTER}


def test_what_a_file_says() -> None:
    log = ProblemLog()
    found = read_programme(node(TEXT), "145", REGISTERS, log)
    assert told(log) == []
    assert found is not None
    assert (found.start, found.end, found.soon) == (date(2021, 1, 1), date(2025, 12, 31), 30)
    progress, summary = found.duties
    assert progress.days == (date(2022, 12, 31), date(2023, 12, 31), date(2024, 12, 31))
    assert (progress.who, progress.covers, progress.reliability) == (Party.PARK, Covers.SAME_YEAR, "practice")
    assert (progress.act, summary.act) == ("report_progress", "")
    assert (summary.who, summary.wording) == (Party.JURISDICTION, "年初")


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ('id: "145"', 'id: "155"', ["1:5 file-name"]),
        ("from: 2021-01-01", "from: 2026-01-01", ["3:35 reversed-dates"]),
        ('days: "30"', "days: 一个月", ["4:14 bad-whole"]),
        ("id: summary", "id: park-progress", ["13:9 duplicate-id"]),
        ("id: summary", "id: Summary", ["13:9 bad-name"]),
        ("doc/三(三).1", "doc/三(四)", ["15:13 unknown-word"]),
        ("who: park", "who: parks", ["9:10 unknown-word"]),
        ("2022..2024", "2024..2022", ["12:18 bad-years"]),
        ("day: 12-31", "day: 02-30", ["12:35 bad-date"]),
        ("reliability: practice", "reliability: sure", ["12:101 unknown-word"]),
        ("    to: 国家\n", "", ["13:5 missing-key"]),
        ("act: report_progress", "act: report", ["11:10 unknown-word"]),
    ],
)
def test_refusals(old: str, new: str, problems: list[str]) -> None:
    log = ProblemLog()
    read_programme(node(TEXT.replace(old, new)), "145", REGISTERS, log)
    assert told(log) == problems


def test_a_list_is_no_programme() -> None:
    log = ProblemLog()
    assert read_programme(node("- id: a"), "145", REGISTERS, log) is None
    assert told(log) == ["1:1 wrong-kind"]
