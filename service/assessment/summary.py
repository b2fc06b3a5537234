"""From an assessment to the summary that the acts of a case carry."""

from __future__ import annotations

from collections.abc import Iterator

from service.vocabulary.assessment import Assessment
from service.vocabulary.assessment_summary import AssessmentSummary, OpenQuestion
from service.vocabulary.canonical import canonical_digest
from service.vocabulary.fact import Fact


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
        questions=tuple(OpenQuestion(f.rule, f.subject, f.severity, f.because) for f in assessment.questions if f.open),
        needs=assessment.needs,
        failed=assessment.rectification,
        deadline=assessment.deadline,
    )


def grounds(assessment: Assessment) -> tuple[str, ...]:
    """For each open question, in the order of the summary, the SHA-256 of all that it was asked of: every stated value
    and parameter, but not where it stands. What a question says may be the same of other values: “1 个项目”."""
    return tuple(
        canonical_digest([_stated(fact) for top in finding.facts for fact in _leaves(top)])
        for finding in assessment.questions
        if finding.open
    )


def _leaves(fact: Fact) -> Iterator[Fact]:
    if not fact.operands:
        yield fact
    for operand in fact.operands:
        yield from _leaves(operand)


def _stated(fact: Fact) -> tuple[object, ...]:
    return fact.name, fact.state, fact.value, fact.unit
