"""The three versions of the park give the three conclusions that a case is driven through."""

from pathlib import Path

import pytest

from service.settings import load_settings
from service.vocabulary.assessment import Recommendation
from service.workflow.evaluation.evaluate import evaluate
from service.workflow.walkthrough.park_versions import PARK, Version, books, write_version


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        (Version.LACKING, Recommendation.UNDETERMINED),
        (Version.FAILING, Recommendation.RECTIFY),
        (Version.RECTIFIED, Recommendation.PASS),
    ],
)
def test_each_version_has_its_conclusion(tmp_path: Path, version: Version, expected: Recommendation) -> None:
    written = write_version(load_settings(), version, tmp_path)
    assert written == books(version, tmp_path)
    evaluated = evaluate(written[0], load_settings())
    assert evaluated.findings_file == written[1]
    assert (evaluated.assessment.park, evaluated.assessment.recommendation) == (PARK, expected)
    assert not any(problem.severity == "error" for faults in evaluated.faults for problem in faults.problems)
