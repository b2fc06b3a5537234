"""A fault of a workbook with its place, repair and readings."""

from service.api.workbook_problems import ProblemShown
from service.vocabulary.language import Said
from service.vocabulary.problem import Severity
from tests.vocabulary.problems import a_problem


def test_a_fault_with_two_readings() -> None:
    allowed, repair, meant = Said("比率", "a share"), Said("写明", "say so"), Said("三成七", "over a third")
    problem = a_problem(
        Severity.WARNING, "percent-or-fraction", "指标", "E5", "“0.37”", allowed, repair, (meant, "0.37%")
    )
    assert ProblemShown.of(problem).model_dump() == {
        "severity": "warning",
        "code": "percent-or-fraction",
        "sheet": "指标",
        "cell": "E5",
        "found": "“0.37”",
        "allowed": "比率",
        "repair": "写明",
        "readings": ["三成七", "0.37%"],
        "found_en": "“0.37”",
        "allowed_en": "a share",
        "repair_en": "say so",
        "readings_en": ["over a third", "0.37%"],
    }
