"""Dated numbers: the version in force, and those of the pack that is extended."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from service.authoring.problem import ProblemLog
from service.rulelang.pack import Parameter
from service.rulelang.parse.parameters import USED_BY_ASSESSMENT, read_parameters, require_used
from tests.rulelang.builders import DEMO, ON, PARAMETERS, problems_after
from tests.rulelang.catalogue_of import node, parameter, told
from tests.rulelang.strategies import HERE

YEARS = range(2020, 2026)


def line(name: str, value: str, start: str) -> str:
    return f"- {{name: {name}, value: {value}, source: 示例, reliability: example, from: {start}}}\n"


def parameters(
    text: str, on: date = ON, above: Mapping[str, Parameter] | None = None
) -> tuple[dict[str, Parameter], list[str]]:
    log = ProblemLog()
    return dict(read_parameters(node(text), on, log, above)), told(log)


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
        (line("floor", "50%", "2027-01-01"), ["1:3 date-hole"]),
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


def test_a_number_is_there_from_the_packs_first_day_on() -> None:
    log = ProblemLog()
    text = line("floor", "50%", "2024-01-02") + line("floor", "60%", "2025-01-01")
    read_parameters(node(text), ON, log, start=date(2024, 1, 2))
    assert len(log) == 0
    read_parameters(node(text), ON, log, start=date(2024, 1, 1))
    (problem,) = log.problems()
    assert "从 2024-01-01 到 2024-01-01 没有数值（最早的一条自 2024-01-02 起）" in problem.found
    read_parameters(node(text), ON, log, {"floor": parameter("floor", "0.6")}, date(2024, 1, 1))
    assert len(log) == 1


def test_the_assessment_needs_its_whole_numbers() -> None:
    good = {name: parameter(name, "2022", unit) for name, unit in USED_BY_ASSESSMENT.items()}
    log = ProblemLog()
    require_used(good, YEARS, HERE, log)
    assert told(log) == []
    require_used({**good, "supplement_days": parameter("supplement_days", "2.5", "天")}, YEARS, HERE, log)
    assert told(log) == ["1:1 bad-whole"]
    log = ProblemLog()
    require_used({name: found for name, found in good.items() if name != "rectification_months"}, YEARS, HERE, log)
    assert told(log) == ["1:1 missing-parameter"]


def test_a_misspelt_number_that_the_assessment_needs_is_told_in_its_line(tmp_path: Path) -> None:
    (problem,) = problems_after(tmp_path, PARAMETERS, {"name: supplement_days": "name: supplement_day"})
    line = next(
        n for n, text in enumerate((DEMO / PARAMETERS).read_text("utf-8").split("\n"), 1) if "supplement" in text
    )
    assert (problem.code, str(problem.position)) == ("missing-parameter", f"{PARAMETERS}:{line}:3")
    assert "没有参数“supplement_days”，只有“supplement_day”" in problem.found
    assert problem.suggestion == "supplement_days"


@pytest.mark.parametrize("unit", ["月", ""])
def test_the_assessment_needs_its_numbers_in_their_units(unit: str) -> None:
    good = {name: parameter(name, "2022", own) for name, own in USED_BY_ASSESSMENT.items()}
    log = ProblemLog()
    require_used({**good, "supplement_days": parameter("supplement_days", "20", unit)}, YEARS, HERE, log)
    assert told(log) == ["1:1 wrong-unit"]
    assert "写成多少“天”，例如 20 天" in log.problems()[0].repair


@pytest.mark.parametrize(("on", "value"), [(date(2025, 12, 31), None), (date(2026, 1, 1), "0.7")])
def test_a_provinces_number_comes_first_from_its_own_day_on(on: date, value: str | None) -> None:
    above = {"floor": parameter("floor", "0.6", title="下限")}
    found, problems = parameters(line("floor", "70%", "2026-01-01"), on, above)
    assert problems == []
    assert (found["floor"].value if found else None) == (None if value is None else Decimal(value))
    assert all(one.title == "下限" for one in found.values())


def test_a_provinces_number_keeps_the_unit() -> None:
    above = {"floor": parameter("floor", "60", "")}
    for day in ("2024-01-01", "2030-01-01"):
        assert parameters(line("floor", "70 天", day), ON, above)[1] == ["1:24 wrong-unit"]


@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [("expert_opinions_min", "0", "人"), ("first_progress_year", "2026", "年"), ("first_progress_year", "22", "年")],
)
def test_a_value_by_which_nothing_is_judged_is_told(name: str, value: str, unit: str) -> None:
    log = ProblemLog()
    good = {known: parameter(known, "2022" if of == "年" else "6", of) for known, of in USED_BY_ASSESSMENT.items()}
    require_used(good, YEARS, HERE, log)
    assert told(log) == []
    require_used({**good, name: parameter(name, value, unit)}, YEARS, HERE, log)
    assert [problem.code for problem in log.problems()] == ["out-of-range"]
