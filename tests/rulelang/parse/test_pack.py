"""pack.yaml and dated parameters."""

from datetime import date
from decimal import Decimal

import pytest

from service.authoring.problem import ProblemLog
from service.rulelang.pack import Comparison, Parameter
from service.rulelang.parse.pack import USED_BY_ASSESSMENT, read_pack_head, read_parameters, require_used
from tests.rulelang.builders import DEMO, ON, PACK
from tests.rulelang.catalogue_of import node, parameter, told
from tests.rulelang.strategies import HERE

TEXT = (DEMO / PACK).read_text(encoding="utf-8")


def head(text: str, on: date = ON) -> list[str]:
    log = ProblemLog()
    read_pack_head(node(text), "demo", on, log)
    return told(log)


def test_the_head_is_read() -> None:
    log = ProblemLog()
    found = read_pack_head(node(TEXT), "demo", ON, log)
    assert told(log) == []
    assert found is not None
    assert (found.years, found.comparison) == (tuple(range(2020, 2026)), Comparison("full"))
    assert dict(found.parts) == {"situation": "基本情况", "outcomes": "预期成效"}
    assert (found.in_force_from, found.in_force_until) == (date(2024, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("id: demo", "id: dem", ["1:5 file-name"]),
        ("language: 1", "language: 2", ["5:11 language"]),
        ("status: example", "status: draft", ["6:9 unknown-word"]),
        ("until: 2027-12-31", "until: 2023-12-31", ["7:37 reversed-dates"]),
        ("from: 2024-01-01", "from: 2026-02-01", ["7:11 not-in-force"]),
        ("until: 2027-12-31", "until: 2025-12-31", ["7:11 not-in-force"]),
        ("[2020, 2025]", "[2025, 2020]", ["8:8 years"]),
        ("[2020, 2025]", "[2020, 二五]", ["8:8 years"]),
        ("{method: full}", "{method: round}", ["9:22 unknown-word"]),
        ("{method: full}", "{method: full, percent_digits: 1}", ["9:44 wrong-key"]),
        ("{method: full}", "{method: rounded}", ["9:13 missing-key"]),
        ("{method: full}", "{method: rounded, percent_digits: x}", ["9:47 bad-whole"]),
        ("outcomes: 预期成效", "outcomes: ''", []),
        ("outcomes: 预期成效", "Outcomes: [预期成效]", ["10:26 bad-name", "10:36 wrong-kind"]),
        ("title: 语", "extends: base\ntitle: 语", ["2:1 unknown-word"]),
    ],
)
def test_head_refusals(old: str, new: str, problems: list[str]) -> None:
    assert head(TEXT.replace(old, new)) == problems


def line(name: str, value: str, start: str) -> str:
    return f"- {{name: {name}, value: {value}, source: 示例, reliability: example, from: {start}}}\n"


def parameters(text: str, on: date = ON) -> tuple[dict[str, Parameter], list[str]]:
    log = ProblemLog()
    return dict(read_parameters(node(text), on, log)), told(log)


@pytest.mark.parametrize(
    ("on", "value"),
    [(date(2024, 1, 1), "0.5"), (date(2024, 12, 31), "0.5"), (date(2025, 1, 1), "0.6"), (date(2030, 1, 1), "0.7")],
)
def test_the_latest_version_that_has_begun_counts(on: date, value: str) -> None:
    dated = (("60%", "2025-01-01"), ("50%", "2024-01-01"), ("70%", "2027-01-01"))
    found, problems = parameters("".join(line("floor", text, start) for text, start in dated), on)
    assert problems == []
    assert found["floor"].value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (line("floor", "50%", "2027-01-01"), ["1:3 not-in-force"]),
        (line("floor", "50%", "2024-01-01") * 2, ["2:69 overlapping-dates"]),
        (line("floor", "50%", "2024-01-01") + line("floor", "50", "2025-01-01"), ["2:24 wrong-unit"]),
        (line("Floor", "50%", "2024-01-01"), ["1:10 bad-name"]),
        (line("floor", "约50%", "2024-01-01"), ["1:24 bad-measure"]),
        (line("floor", "5 斗", "2024-01-01"), ["1:24 unknown-unit"]),
        (line("floor", "50%", "2024-1-1"), ["1:69 bad-date"]),
        ("floor: 50%\n", ["1:1 wrong-kind"]),
        ("- floor\n", ["1:3 wrong-kind"]),
    ],
)
def test_parameter_refusals(text: str, problems: list[str]) -> None:
    assert parameters(text)[1] == problems


def test_the_assessment_needs_its_whole_numbers() -> None:
    good = {name: parameter(name, "3", "") for name in USED_BY_ASSESSMENT}
    log = ProblemLog()
    require_used(good, HERE, log)
    assert told(log) == []
    require_used({**good, "supplement_days": parameter("supplement_days", "2.5", "天")}, HERE, log)
    require_used({name: found for name, found in good.items() if name != "rectification_months"}, HERE, log)
    assert told(log) == ["1:1 bad-whole", "1:1 missing-parameter"]
