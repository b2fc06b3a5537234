"""pack.yaml: what it says, what it leaves to the pack it extends, and when it is in force."""

from datetime import date

import pytest

from service.authoring.position import Position
from service.authoring.problem import ProblemLog
from service.rulelang.pack import Comparison
from service.rulelang.parse.pack import PackHead, SwitchedOff, read_pack_head, require_in_force
from tests.rulelang.builders import DEMO, PACK
from tests.rulelang.catalogue_of import node, told

TEXT = (DEMO / PACK).read_text(encoding="utf-8")


ADAPTED = """\
id: demo
title: 改编
extends: base
programme: 十四五
version: "2"
language: 1
status: example
in_force: {from: 2025-01-01}
switched_off:
  - {rule: TG-02, reason: 本地不考核}
"""


def read(text: str, folder: str = "demo") -> tuple[PackHead, list[str]]:
    log = ProblemLog()
    found = read_pack_head(node(text), folder, log)
    assert found is not None
    return found, told(log)


def test_the_head_is_read() -> None:
    found, problems = read(TEXT)
    assert problems == []
    assert (found.years, found.comparison) == (tuple(range(2020, 2026)), Comparison("full"))
    assert dict(found.parts) == {"situation": "基本情况", "outcomes": "预期成效"}
    assert (found.in_force_from, found.in_force_until) == (date(2024, 1, 1), date(2027, 12, 31))
    assert (found.extends, found.switched_off, found.name) == ("", (), "demo@1")


def test_a_pack_that_extends_another_leaves_it_what_it_does_not_say() -> None:
    found, problems = read(ADAPTED)
    assert problems == []
    assert (found.extends, found.years, found.parts, found.comparison) == ("base", (), {}, None)
    assert found.regions == ()
    assert found.switched_off == (SwitchedOff("TG-02", "本地不考核", Position("a.yaml", 10, 12)),)


def test_a_folder_is_named_after_the_pack_or_its_version() -> None:
    assert read(ADAPTED, "demo-2")[1] == []
    assert read(ADAPTED, "demo-1")[1] == ["1:5 file-name"]


@pytest.mark.parametrize(
    ("on", "problems"),
    [
        (date(2023, 12, 31), ["7:11 not-in-force"]),
        (date(2024, 1, 1), []),
        (date(2027, 12, 31), []),
        (date(2028, 1, 1), ["7:11 not-in-force"]),
    ],
)
def test_a_pack_is_in_force_from_its_first_day_to_its_last(on: date, problems: list[str]) -> None:
    log = ProblemLog()
    require_in_force(read(TEXT)[0], on, log)
    assert told(log) == problems
    assert all(problem.en is not None and str(on) in problem.en.found for problem in log.problems())


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("id: demo", "id: dem", ["1:5 file-name"]),
        ("language: 1", "language: 2", ["5:11 language"]),
        ('version: "1"', "version: 2024.1.1", []),
        ('version: "1"', "version: 2024", []),
        ('version: "1"', "version: v1", ["4:10 bad-version"]),
        ('version: "1"', "version: 2024-1", ["4:10 bad-version"]),
        ('version: "1"', "version: 2024.01", ["4:10 bad-version"]),
        ('version: "1"', "version: 二〇二四", ["4:10 bad-version"]),
        ('version: "1"', "version: ２０２４.1", ["4:10 bad-version"]),
        ('version: "1"', "version: 2024.1.1.1", ["4:10 bad-version"]),
        ("status: example", "status: draft", ["6:9 unknown-word"]),
        ("until: 2027-12-31", "until: 2023-12-31", ["7:37 reversed-dates"]),
        ("[2020, 2025]", "[2025, 2020]", ["8:8 years"]),
        ("years:", "regions: [甲区]\nyears:", ["8:10 regions"]),
        ("[2020, 2025]", "[2020, 二五]", ["8:8 years"]),
        ("{method: full}", "{method: round}", ["9:22 unknown-word"]),
        ("{method: full}", "{method: full, percent_digits: 1}", ["9:44 wrong-key"]),
        ("{method: full}", "{method: rounded}", ["9:13 missing-key"]),
        ("{method: full}", "{method: rounded, percent_digits: x}", ["9:47 bad-whole"]),
        ("outcomes: 预期成效", "outcomes: ''", []),
        ("outcomes: 预期成效", "Outcomes: [预期成效]", ["10:26 bad-name", "10:36 wrong-kind"]),
        ("title: 语", "switched_off: []\ntitle: 语", ["2:1 unknown-word"]),
        ("years: [2020, 2025]\n", "", ["1:1 missing-key"]),
    ],
)
def test_head_refusals(old: str, new: str, problems: list[str]) -> None:
    assert read(TEXT.replace(old, new))[1] == problems


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        (", reason: 本地不考核", "", ["10:5 missing-key"]),
        ("reason:", "because:", ["10:5 missing-key", "10:19 unknown-word"]),
        ("本地不考核}", "本地不考核}\n  - {rule: TG-02, reason: 再次}", ["11:12 switched-off-twice"]),
        ("extends: base", "extends: [base]", ["3:10 wrong-kind"]),
        ("switched_off:\n  - {rule: TG-02, reason: 本地不考核}", "switched_off: TG-02", ["9:15 wrong-kind"]),
    ],
)
def test_refusals_of_a_pack_that_extends_another(old: str, new: str, problems: list[str]) -> None:
    assert read(ADAPTED.replace(old, new))[1] == problems
