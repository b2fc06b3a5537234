"""The three versions of the park give the three conclusions that a case is driven through."""

from collections.abc import Callable
from pathlib import Path

import pytest

from service.settings import load_settings
from service.vocabulary.assessment import Recommendation
from service.workflow.evaluate import evaluate
from tests.workflow.park_versions import write_failing, write_lacking, write_rectified


@pytest.mark.parametrize(
    ("write", "expected"),
    [
        (write_lacking, Recommendation.UNDETERMINED),
        (write_failing, Recommendation.RECTIFY),
        (write_rectified, Recommendation.PASS),
    ],
)
def test_each_version_has_its_conclusion(
    tmp_path: Path, write: Callable[[Path], Path], expected: Recommendation
) -> None:
    evaluated = evaluate(write(tmp_path), load_settings())
    assert evaluated.assessment.recommendation is expected
    assert not any(problem.severity == "error" for faults in evaluated.faults for problem in faults.problems)
