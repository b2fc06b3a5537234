"""What the data check asks, what the park answered, and whether that settled it."""

from __future__ import annotations

from dataclasses import dataclass

from service.casework.acts.evaluation import Evaluate, PreAssess
from service.casework.acts.site_visit import ImportJudgements, RecordVerification
from service.casework.acts.submission import AcceptAnswer, AnswerQuestion, ImportSubmission, RejectAnswer
from service.casework.case import Case, Recorded
from service.casework.rectification import opened_items
from service.vocabulary.assessment_summary import OpenQuestion

HIGH = "high"
"""The severity of a question that stands in the way of a conclusion."""

Ruling = Recorded[AcceptAnswer] | Recorded[RejectAnswer]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of the present submission with the last answer and the ruling on it; None where there is none. `since`
    is the number of the import since which it has been asked in these words about these figures."""

    question: OpenQuestion
    since: int
    answer: Recorded[AnswerQuestion] | None
    ruling: Ruling | None

    @property
    def accepted(self) -> bool:
        """Whether the answer settled the question."""
        return self.ruling is not None and isinstance(self.ruling.act, AcceptAnswer)


def asked_questions(case: Case) -> tuple[AskedQuestion, ...]:
    """Every question asked of the present submission, by its import or by an assessment made since."""
    return tuple(_standing(case, question) for question in _questions(case).values())


def open_questions(case: Case) -> tuple[AskedQuestion, ...]:
    """Those that the present round may still settle."""
    return tuple(one for one in asked_questions(case) if not settled_before(case, one))


def settled_before(case: Case, one: AskedQuestion) -> bool:
    """Whether it is older than a re-evaluation and about nothing that this one opens."""
    opened = opened_items(case)
    return opened is not None and one.since < opened.since and bool(opened.closed((one.question.subject,)))


def asked(case: Case, rule: str, subject: str) -> AskedQuestion | None:
    """The question of that rule on that subject, None when it was not asked."""
    question = _questions(case).get((rule, subject))
    return _standing(case, question) if question is not None else None


def _questions(case: Case) -> dict[tuple[str, str], OpenQuestion]:
    imported = case.last(ImportSubmission)
    if imported is None:
        return {}
    found = list(imported.act.questions)
    assessed: list[Recorded[PreAssess] | Recorded[Evaluate]] = [*case.of(PreAssess, imported.seq)]
    assessed += case.of(Evaluate, imported.seq)
    for one in assessed:
        found += (asks for asks in one.act.summary.questions if one.seq > _figures_since(case, asks))
    return {(one.rule, one.subject): one for one in found}


def _standing(case: Case, question: OpenQuestion) -> AskedQuestion:
    since = _asked_since(case, question)
    mine = (question.rule, question.subject)
    answers = [one for one in case.of(AnswerQuestion, since) if (one.act.rule, one.act.subject) == mine]
    if not answers:
        return AskedQuestion(question, since, None, None)
    rulings: list[Ruling] = [
        one for one in case.of(AcceptAnswer, answers[-1].seq) if (one.act.rule, one.act.subject) == mine
    ]
    rulings += [one for one in case.of(RejectAnswer, answers[-1].seq) if (one.act.rule, one.act.subject) == mine]
    return AskedQuestion(question, since, answers[-1], max(rulings, key=lambda one: one.seq, default=None))


def _asked_since(case: Case, question: OpenQuestion) -> int:
    """The first of the unbroken row of imports, up to the present one, that ask this question in the same words about
    the same figures: an answer need not be given again when another workbook leaves the matter as it was."""
    imports = case.of(ImportSubmission)
    since = imports[-1].seq
    last = next(filter(question.worded_like, imports[-1].act.questions), None)
    if last is None:
        return max(since, _figures_since(case, question))
    for one in reversed(imports):
        if not any(map(last.same_as, one.act.questions)):
            break
        since = one.seq
    return since


def _figures_since(case: Case, question: OpenQuestion) -> int:
    """The last act that brought another outside figure of what a question is about: what only an assessment asked, by
    such a figure, was asked, answered and settled for the figure of then. 0 where there is none."""
    code = question.subject.partition(":")[2]
    sheets = (one.seq for one in case.of(ImportJudgements) if code in one.act.items)
    attested = (one.seq for one in case.of(RecordVerification) if code in (value.code for value in one.act.values))
    return max((*sheets, *attested), default=0)
