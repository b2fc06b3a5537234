"""check_data: the questions of a case's data check, each with why it is asked and how far it has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from service.casework.acts.act import Act
from service.casework.acts.submission import FinishDataCheck
from service.casework.case import Case
from service.casework.conditions.condition import Standing
from service.casework.conditions.submission import high_questions_ruled
from service.casework.perform import refusals
from service.casework.procedure import Procedure
from service.casework.question_acts import question_acts
from service.casework.question_ledger import Status, status
from service.casework.questions import HIGH, AskedQuestion, asked_questions
from service.casework.transitions import TRANSITIONS
from service.settings import Settings
from service.vocabulary.assessment_summary import SEVERITIES
from service.vocabulary.day import day_of
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Person
from service.workflow.batch.in_words import in_words
from service.workflow.cases.explained_questions import Explained, explained_questions
from service.workflow.cases.procedures import procedure_of
from service.workflow.cases.read_case import read_case

_GRAVITY = tuple(SEVERITIES)


@dataclass(frozen=True, slots=True)
class CheckedQuestion:
    """A question as it stands. explained: None where nothing can be told of its figures."""

    asked: AskedQuestion
    status: Status
    explained: Explained | None

    @property
    def key(self) -> tuple[str, str]:
        """Rule and subject."""
        return self.asked.question.rule, self.asked.question.subject

    @property
    def title(self) -> str:
        """What it is about, by name where that can be told."""
        return self.explained.title if self.explained is not None else self.asked.question.subject

    @property
    def asks(self) -> str:
        """What is asked."""
        return self.explained.asks if self.explained is not None else self.asked.question.asks

    @property
    def blocks(self) -> bool:
        """Whether the data check cannot be finished because of it: it is of severity high and not ruled on."""
        return self.asked.question.severity == HIGH and self.asked.ruling is None


@dataclass(frozen=True, slots=True)
class DataCheck:
    """The data check of a case at a moment. questions: grave ones first, otherwise as they were asked; trouble: why
    their figures cannot be shown, None where they can."""

    case_id: str
    case: Case
    procedure: Procedure
    at: datetime
    questions: tuple[CheckedQuestion, ...]
    trouble: Said | None

    def question(self, rule: str, subject: str) -> CheckedQuestion | None:
        """The question of that rule on that subject, None where it was not asked."""
        return next((one for one in self.questions if one.key == (rule, subject)), None)

    def refusals(self, act: Act, person: Person) -> tuple[Said, ...]:
        """Every reason why the person cannot do an act on the case now."""
        return refusals(self.case, act, person, self.at, self.procedure)

    def unfinished(self, person: Person) -> tuple[Said, ...]:
        """What keeps the person from finishing the check besides the high questions, each of which blocks() tells of
        itself."""
        told = set(high_questions_ruled.unmet(Standing(self.case, self.procedure, day_of(self.at))))
        return tuple(one for one in self.refusals(FinishDataCheck(), person) if one not in told)

    def has_place(self, act: type[Act], person: Person) -> bool:
        """Whether it is for this person's role at this stage, whatever else may stand in the way."""
        row = TRANSITIONS[act]
        return self.case.state in row.states and person.role in row.roles

    def acts(self, question: CheckedQuestion, person: Person) -> Mapping[type[Act], tuple[Said, ...]]:
        """What the person may do about a question now: see question_acts()."""
        return question_acts(self.case, question.asked.question, person, self.at, self.procedure)


def check_data(settings: Settings, case_id: str, at: datetime, language: Language = Language.ZH) -> DataCheck:
    """The data check of the case of that id, its questions told in a language.

    Raises:
        Fault: there is no such case. StorageError: see open_database.opened(). RuleProblems: see procedure_of().
    """
    case, on = read_case(settings, case_id), day_of(at)
    procedure = procedure_of(settings, case.opened.jurisdiction, on)
    asked = sorted(asked_questions(case), key=lambda one: _GRAVITY.index(one.question.severity))
    told: Mapping[tuple[str, str], Explained] = {}
    trouble = None
    try:
        told = explained_questions(settings, case, [one.question for one in asked], on, language)
    except Exception as error:
        if (words := in_words(error)) is None:
            raise
        trouble = words.said
    questions = tuple(
        CheckedQuestion(one, status(one), told.get((one.question.rule, one.question.subject))) for one in asked
    )
    return DataCheck(case_id, case, procedure, at, questions, trouble)
