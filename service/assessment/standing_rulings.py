"""Which rulings of assessors still stand: those on what the park states now, not on what it once stated. That is a
matter of words, settled before any rule is applied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from service.assessment.question_code import code_of, is_about
from service.vocabulary.entry import missing
from service.vocabulary.finding import Finding, Verdict
from service.vocabulary.judgements import Judgements, Ruling
from service.vocabulary.submission import Submission
from service.vocabulary.writing import folded


def waivers_standing(judgements: Judgements, submission: Submission) -> Judgements:
    """Where the park gives another reason for 不适用 than the one that was accepted, nothing is accepted."""
    ruled = judgements.not_applicable
    lapsed = {
        code: _lapsed(ruling, ruling.about.value, row.reason.value)
        for code, row in submission.indicators.items()
        if (ruling := ruled.get(code)) is not None and ruling.about is not None and ruling.accepted.present
        if folded(str(ruling.about.value)) != folded(str(row.reason.value or ""))
    }
    return replace(judgements, not_applicable={**ruled, **lapsed}) if lapsed else judgements


def closings_standing(judgements: Judgements, findings: Iterable[Finding]) -> Judgements:
    """Without the rulings on questions that are now asked about other figures."""
    ruled = judgements.closed_questions
    asked = (one for one in findings if one.verdict is Verdict.QUESTION and one.key in ruled)
    lapsed = {one.key for one in asked if outdated(one, ruled[one.key])}
    kept = {key: ruling for key, ruling in ruled.items() if key not in lapsed}
    return replace(judgements, closed_questions=kept) if lapsed else judgements


def outdated(finding: Finding, ruling: Ruling) -> bool:
    """Whether the ruling on a question was made on other figures than those it is asked about."""
    return finding.verdict is Verdict.QUESTION and not is_about(ruling, code_of(finding))


def _lapsed(ruling: Ruling, before: object, now: object) -> Ruling:
    why = f"认定的园区理由是“{before}”，园区现在的理由是“{now or '未填写'}”，原认定不再适用"
    accepted = ruling.accepted
    return replace(ruling, accepted=replace(missing(accepted.cell, why), attested_by=accepted.attested_by))
