"""One line of a procedure: the value, its unit, its departments."""

from decimal import Decimal

import pytest

from service.authoring.problem import ProblemLog
from service.authoring.reading import parse_document
from service.authoring.shape import as_fields
from service.rulelang.parse.provisions import PROVISION, WANTED, DatedValue, read_value
from service.vocabulary.person import Department

REST = "source: 惯例, reliability: practice, from: 2024-01-01"


def read(line: str) -> tuple[DatedValue | None, list[str]]:
    """The value of a line and what was noted."""
    node, problems = parse_document(f"{{{line}, {REST}}}".encode(), "x.yaml")
    assert node is not None, problems
    log = ProblemLog()
    section = as_fields(node, PROVISION, log)
    assert section is not None
    value = read_value(section, {}, log)
    return value, [f"{one.code} {one.found}" for one in log.problems()]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ('name: publicity_days, value: "7 天"', 7),
        ('name: publicity_days, value: "0 天"', 0),
        ('name: score_highest, value: "12.5 分"', Decimal("12.5")),
        ("name: signature_departments, value: [drc, miit]", (Department.DRC, Department.MIIT)),
        ("name: signature_departments, value: finance", (Department.FINANCE,)),
        ("name: opinion_departments, value: []", ()),
    ],
)
def test_values(line: str, value: object) -> None:
    found, noted = read(line)
    assert noted == []
    assert found is not None
    assert (found.value, found.source, found.reliability, found.clause) == (value, "惯例", "practice", "")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('name: publicity_days, value: "7 月"', "wrong-unit “公示天数”的单位“月”"),
        ('name: publicity_days, value: "7"', "wrong-unit “公示天数”的单位“无单位”"),
        ('name: publicity_days, value: "7.5 天"', "bad-whole “公示天数”的值 7.5 天"),
        ('name: publicity_days, value: "-1 天"', "bad-whole “公示天数”的值 -1 天"),
        ('name: score_lowest, value: "-1 分"', "bad-whole “专家评分的最低分”的值 -1 分"),
        ('name: publicity_days, value: "很久"', "bad-measure 不是数的“很久”"),
        ('name: publicity_days, value: ["7 天"]', "wrong-kind 一个列表"),
        ("name: signature_departments, value: [drc, police]", "unknown-word 未知的部门“police”"),
        ("name: signature_departments, value: [drc, drc]", "duplicate-id 同一部门列了两次"),
        ('name: publicity_day, value: "7 天"', "unknown-word 未知的名称“publicity_day”"),
        ('name: publicity_days, value: "7 天", clause: 三(五)', "clause 条款“三(五)”"),
    ],
)
def test_faults(line: str, says: str) -> None:
    found, noted = read(line)
    assert noted == [says]
    assert found is None or "clause" in says


def test_every_value_has_a_title_of_its_own() -> None:
    titles = [one.title for one in WANTED.values()]
    assert len(set(titles)) == len(titles)
