"""A fault of a workbook with its place, repair and readings."""

from service.api.workbook_problems import ProblemShown
from service.vocabulary.problem import Problem, Severity


def test_a_fault_with_two_readings() -> None:
    problem = Problem(Severity.WARNING, "percent-or-fraction", "指标", "E5", "“0.37”", "比率", "写明", ("37%", "0.37%"))
    assert ProblemShown.of(problem).model_dump() == {
        "severity": "warning",
        "code": "percent-or-fraction",
        "sheet": "指标",
        "cell": "E5",
        "found": "“0.37”",
        "allowed": "比率",
        "repair": "写明",
        "readings": ["37%", "0.37%"],
    }
