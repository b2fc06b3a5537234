"""A wrong base year on the cover is told once, at the cover."""

import pytest

from service.intake.reading.submission import read_submission
from service.vocabulary.problem import Problem, Severity
from tests.intake.builders import COVER, PACK, filled

OF_2020 = {"energy_intensity": "1.15", "solid_waste_utilisation": "84%", "energy_saving": "100"}
OF_2021 = {"energy_intensity": "1.12", "solid_waste_utilisation": "85%", "energy_saving": "200"}


def found(cover: str, changed: dict[str, str] | None = None) -> list[Problem]:
    """What is told of the base year on the cover; `changed`: cells of the second indicator."""
    rows = [
        {"编码": code, "基期值": value, "2020": value, "2021": OF_2021[code]} | (changed or {} if at == 1 else {})
        for at, (code, value) in enumerate(OF_2020.items())
    ]
    _, problems = read_submission(filled({"封面": {**COVER, "基期年": cover}, "指标": rows}), PACK)
    return [problem for problem in problems if problem.code == "base-values-of-other-year"]


def test_base_values_of_the_column_of_another_year_are_told_at_the_cover() -> None:
    (problem,) = found("2021")
    assert (problem.severity, problem.sheet, problem.ref, problem.found.zh) == (
        Severity.WARNING,
        "封面",
        "B10",
        "“2021”",
    )
    assert problem.repair.zh == (
        "3项指标的基期值与2020年的数相同，与2021年的不同；基期年是2020年的请改正封面，确是2021年的请逐项核对基期值"
    )
    assert found("2020") == []


@pytest.mark.parametrize(
    "changed",
    [
        {"基期年": "2020"},
        {"基期值": "85%"},
        {"基期值": ""},
        {"2021": ""},
        {"2020": "83%"},
    ],
)
def test_few_agreements_are_chance(changed: dict[str, str]) -> None:
    assert found("2021", changed) == []


def test_a_cover_without_a_base_year_or_a_column_of_it_says_none() -> None:
    assert found("") == found("2019") == []
