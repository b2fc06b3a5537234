"""Rubrics whose weights add up and whose bands cover every score once."""

from decimal import Decimal

import pytest

from service.authoring.problem import ProblemLog
from service.rulelang.parse.rubric import SCORED, grades_of, read_rubric
from tests.rulelang.builders import DEMO, RUBRIC
from tests.rulelang.catalogue_of import node, told

TEXT = (DEMO / RUBRIC).read_text(encoding="utf-8")


def test_a_rubric_is_read() -> None:
    log = ProblemLog()
    found = read_rubric(node(TEXT), "demo", log)
    assert told(log) == []
    assert found is not None
    assert found.points == dict(zip(SCORED, map(Decimal, ("1", "0.6", "0", "0", "0")), strict=True))
    assert grades_of(found) == ("优秀", "合格", "不合格")
    assert found.sections[0].criteria[1].not_applicable == "count_as_zero"


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("id: demo", "id: dem", ["1:5 file-name"]),
        ("pack: demo", "pack: dem", ["3:7 wrong-pack"]),
        ('full: "100"', 'full: "90"', ["10:3 weights", "26:10 band"]),
        ('full: "100"', 'full: "0"', ["4:7 bad-weight"]),
        ('weight: "60"', 'weight: "59"', ["10:3 weights", "12:13 weights"]),
        ('"10.5"', '"10.4"', ["19:13 weights"]),
        ('"10.5"', '"-10.5"', ["21:31 bad-weight"]),
        ('"10.5"', '"10分"', ["21:31 bad-number"]),
        ("met: 100%, n", "met: 1, n", ["5:15 percent-or-fraction"]),
        ("met: 100%, n", "met: 120%, n", ["5:15 out-of-domain"]),
        (", manual: 0%", "", ["5:9 missing-key"]),
        ("minimum: 60%", "minimum: 60", ["13:14 percent-or-fraction"]),
        ("rule: PR-01", "rule: TG-01", ["23:9 scored-twice"]),
        ("code: work", "code: targets", ["10:3 duplicate-id"]),
        ("count_as_zero", "count_as_null", ["16:53 unknown-word"]),
        ("[60..80)", "[60..80]", ["27:5 overlap"]),
        ("[60..80)", "[61..80)", ["26:3 gap"]),
        ("[60..80)", "[60..70), (75..80)", ["27:10 band"]),
        ("[60..80)", "60分", ["26:3 gap"]),
        ("failing_grade: 不合格", "failing_grade: 差", ["6:16 unknown-word"]),
    ],
)
def test_refusals(old: str, new: str, problems: list[str]) -> None:
    assert old in TEXT
    log = ProblemLog()
    read_rubric(node(TEXT.replace(old, new)), "demo", log)
    assert told(log) == problems
