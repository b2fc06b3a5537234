"""mutation.yaml: read strictly; what explains nothing any more is told at its place."""

import pytest

from service.authoring.problem import ProblemLog
from service.authoring.reading import parse_document
from service.rulelang.parse.explanations import Explanation, check_explanations, read_explanations

TWO = "- {mutant: A → B, because: 等价}\n- {mutant: C → D, because: 写不出}\n"


def read(text: str) -> tuple[tuple[Explanation, ...], ProblemLog]:
    log = ProblemLog()
    node, problems = parse_document(text.encode(), "rules/demo/mutation.yaml")
    assert not problems
    assert node is not None
    return read_explanations(node, log), log


def test_every_explanation_is_read() -> None:
    found, log = read(TWO)
    assert [(one.mutant, one.because) for one in found] == [("A → B", "等价"), ("C → D", "写不出")]
    assert not log.problems()


@pytest.mark.parametrize(("text", "code"), [("mutant: A\n", "wrong-kind"), ("- {mutant: A}\n", "missing-key")])
def test_faults_of_the_file_are_noted(text: str, code: str) -> None:
    assert [problem.code for problem in read(text)[1].problems()] == [code]


@pytest.mark.parametrize(
    ("alive", "tried", "codes"),
    [
        ({"A → B", "C → D"}, {"A → B", "C → D"}, []),
        ({"A → B"}, {"A → B", "C → D"}, ["stale-explanation"]),
        ({"A → B"}, {"A → B"}, ["unknown-word"]),
    ],
)
def test_only_survivors_are_explained(alive: set[str], tried: set[str], codes: list[str]) -> None:
    found, log = read(TWO)
    check_explanations(found, alive, tried, log)
    assert [problem.code for problem in log.problems()] == codes


def test_one_explanation_for_each_mutant() -> None:
    found, log = read("- {mutant: A, because: 甲}\n- {mutant: A, because: 乙}\n")
    check_explanations(found, {"A"}, {"A"}, log)
    (twice,) = log.problems()
    assert (twice.code, twice.position.line) == ("duplicate-explanation", 2)
