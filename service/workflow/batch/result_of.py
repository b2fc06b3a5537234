"""The brief result of a case from its whole assessment."""

from __future__ import annotations

from datetime import date

from service.assessment.assess_case import CaseAssessment
from service.assessment.digest import assessment_digest
from service.casework.case import Case
from service.casework.questions import HIGH
from service.vocabulary.assessment import Recommendation
from service.vocabulary.case_result import CaseResult
from service.vocabulary.finding import Verdict
from service.workflow.bundles.program import program
from service.workflow.cases.case_inputs import CaseInputs

_OPEN = (Verdict.NOT_EVALUABLE, Verdict.MANUAL)


def result_of(case: Case, made: CaseAssessment, inputs: CaseInputs, on: date) -> CaseResult:
    """What is kept of an assessment of a case on a day."""
    of, without = made.assessment, made.without_waivers
    card, digests = of.scorecard, of.digests
    verdicts = [finding.verdict for finding in of.findings]
    return CaseResult(
        version=case.version,
        on=on.isoformat(),
        park=case.opened.park_name,
        conclusion=of.recommendation.value,
        grade=of.grade,
        score=str(card.score.fraction()),
        completeness=str(card.completeness.fraction()),
        unmet=verdicts.count(Verdict.UNMET),
        not_evaluable=sum(map(verdicts.count, _OPEN)),
        questions=sum(one.open and one.severity == HIGH for one in of.questions),
        needs=of.needs if of.recommendation is Recommendation.UNDETERMINED else (),
        workbook=digests.workbook,
        judgements=digests.judgements,
        statements=digests.case,
        pack=digests.pack,
        rubric=digests.rubric,
        rules=inputs.rules.digest,
        assessment=assessment_digest(of, inputs.problems),
        without_waivers="" if without is None else assessment_digest(without, inputs.problems),
        code=str(program()["code"]),
    )
