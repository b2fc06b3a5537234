"""What somebody may do about one question of the data check now, and why not the rest: the machine's own answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from service.casework.acts.act import Act
from service.casework.acts.submission import AcceptAnswer, AnswerQuestion, DisputeValue, RejectAnswer
from service.casework.case import Case
from service.casework.perform import refusals
from service.casework.procedure import Procedure
from service.vocabulary.assessment_summary import OpenQuestion
from service.vocabulary.language import Said
from service.vocabulary.person import Person

_ANY_WORDS = "…"
"""Stands for what would be written: only the rest is asked about."""
_OF_ONE_VALUE = ("indicator", "quantity")


def question_acts(
    case: Case, question: OpenQuestion, person: Person, at: datetime, procedure: Procedure
) -> Mapping[type[Act], tuple[Said, ...]]:
    """Each act that there is on the question → every reason why the person cannot do it now; none where they can. A
    value can be disputed where the question is about one."""
    rule, subject = question.rule, question.subject
    tried: list[Act] = [
        AnswerQuestion(rule=rule, subject=subject, answer=_ANY_WORDS),
        AcceptAnswer(rule=rule, subject=subject, reason=_ANY_WORDS),
        RejectAnswer(rule=rule, subject=subject, reason=_ANY_WORDS),
    ]
    kind, _, code = subject.partition(":")
    if kind in _OF_ONE_VALUE:
        tried.append(DisputeValue(code=code, year=at.year, reason=_ANY_WORDS))
    return {type(act): refusals(case, act, person, at, procedure) for act in tried}
