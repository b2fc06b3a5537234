"""The brief result says what the whole assessment says."""

from pathlib import Path

from service.assessment.assess_case import assess_case
from service.assessment.digest import assessment_digest
from service.vocabulary.finding import Verdict
from service.workflow.batch.result_of import result_of
from service.workflow.cases.case_inputs import case_inputs
from service.workflow.cases.read_case import read_case
from tests.workflow.case_desk import ON, desk


def test_figures_and_digests_are_those_of_the_assessment(tmp_path: Path) -> None:
    at = desk("lacking", tmp_path)
    case = read_case(at.settings, at.case)
    inputs = case_inputs(at.settings, case)
    made = assess_case(case, inputs.submission, inputs.judgements, inputs.pack, inputs.rubric, ON)
    of, result = made.assessment, result_of(case, made, inputs, ON)
    assert (result.conclusion, result.needs, result.version) == ("无法判定", of.needs, case.version)
    assert result.unmet == sum(finding.verdict is Verdict.UNMET for finding in of.findings)
    assert result.not_evaluable >= 1
    assert (result.workbook, result.rules) == (inputs.submission.digest, inputs.rules.digest)
    assert (result.assessment, result.without_waivers) == (assessment_digest(of, inputs.problems), "")
