"""From an assessment to the summary that the acts of a case carry."""

from __future__ import annotations

from service.assessment.question_code import code_of
from service.vocabulary.assessment import Assessment
from service.vocabulary.assessment_summary import AssessmentSummary, OpenQuestion


def summary(assessment: Assessment, digest: str) -> AssessmentSummary:
    """The summary of an assessment. `digest` is the SHA-256 of its record as stored."""
    card = assessment.scorecard
    return AssessmentSummary(
        assessment=digest,
        digests=assessment.digests,
        pack=assessment.pack,
        pack_version=assessment.pack_version,
        evaluation_date=assessment.evaluation_date,
        evaluated_year=assessment.evaluated_year,
        recommendation=assessment.recommendation,
        grade=assessment.grade,
        score=str(card.score.fraction()),
        completeness=str(card.completeness.fraction()),
        questions=open_questions(assessment),
        needs=assessment.needs,
        failed=assessment.rectification,
        deadline=assessment.deadline,
    )


def open_questions(assessment: Assessment) -> tuple[OpenQuestion, ...]:
    """The questions of an assessment that nobody has closed, in their order."""
    return tuple(
        OpenQuestion(f.rule, f.subject, f.severity, f.because, code_of(f)) for f in assessment.questions if f.open
    )
