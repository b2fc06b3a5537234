"""What an assessment is made from, and whether the last one is still made from what is on record."""

from __future__ import annotations

from datetime import date

from service.casework.acts.evaluation import Evaluate, Override
from service.casework.acts.site_visit import ImportJudgements, RecordJudgement, RecordVerification, Recuse
from service.casework.acts.submission import AcceptAnswer, DisputeValue, ImportSubmission, RejectAnswer
from service.casework.case import Case, Recorded
from service.casework.waivers import waivers
from service.vocabulary.canonical import canonical_digest

JUDGING = (RecordJudgement, ImportJudgements, RecordVerification, Recuse, DisputeValue, AcceptAnswer, RejectAnswer)
"""The acts that state what assessors, experts and third parties found."""


def evaluation_basis(case: Case, on: date) -> str:
    """Digest of all that an assessment on that day is made from: the present submission, everything judged, the waivers
    in force."""
    submission = case.last(ImportSubmission)
    resting = [submission.digest] if submission is not None else []
    judged = sorted((one.seq, one.digest) for kind in JUDGING for one in case.of(kind))
    granted = [one.granted.digest for one in waivers(case) if one.granted is not None and one.in_force(on)]
    return canonical_digest([resting, [digest for _, digest in judged], granted])


def last_assessment(case: Case) -> Recorded[Evaluate] | None:
    """The last assessment of the present round, current or not."""
    return case.last_of_round(Evaluate)


def current_assessment(case: Case, on: date) -> Recorded[Evaluate] | None:
    """The last assessment of the present round when it is made from what is on record that day."""
    last = last_assessment(case)
    return last if last is not None and last.act.basis == evaluation_basis(case, on) else None


def standing_override(case: Case) -> Recorded[Override] | None:
    """The departure from the last assessment's recommendation, expired or not; None when there is none."""
    last = last_assessment(case)
    return case.last(Override, last.seq) if last is not None else None
