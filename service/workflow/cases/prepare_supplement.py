"""prepare_supplement: what could be asked for in a 补正材料通知书 of a case, and by when; nothing is sent by it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from service.assessment.conclusion import deadline
from service.assessment.needed_inputs import PARK, NeededInput
from service.assessment.outline import cells_in_words
from service.casework.acts.submission import ImportSubmission
from service.casework.basis import last_assessment
from service.casework.conditions.deadlines import allowed_days
from service.casework.question_ledger import status
from service.casework.questions import HIGH, asked_questions
from service.settings import Settings
from service.vocabulary.assessment import Recommendation
from service.vocabulary.language import Said
from service.vocabulary.problem import Problem, Severity
from service.workflow.batch.in_words import in_words
from service.workflow.cases.case_inputs import CaseInputs
from service.workflow.cases.inputs_as_imported import inputs_as_imported
from service.workflow.cases.open_assessment import assessments_of, opened_of
from service.workflow.cases.show_case import CaseShown

_KEY = 12
"""Digits that tell the items of one notice apart."""


class Source(StrEnum):
    """Why something could be asked for."""

    QUESTION = "question"
    MISSING = "missing"
    FAULT = "fault"

    @property
    def said(self) -> Said:
        """The words in both languages."""
        return _SOURCES[self]


_SOURCES = {
    Source.QUESTION: Said("没有核实的存疑", "questions that are not settled"),
    Source.MISSING: Said("缺少的数值和材料", "values and papers that are missing"),
    Source.FAULT: Said("工作簿中不能使用的内容", "what cannot be used of the workbook"),
}


@dataclass(frozen=True, slots=True)
class Lacking:
    """One thing to ask for, as the notice would say it. usual: it is asked for unless somebody decides otherwise."""

    source: Source
    text: str
    usual: bool

    @property
    def key(self) -> str:
        """The same for the same words."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:_KEY]


@dataclass(frozen=True, slots=True)
class Supplement:
    """items: all that could be asked for, each once; earliest, latest: of the deadline, latest None where none is set;
    deadline: what the rules give from today on, None where they cannot be read; trouble: why something that is missing
    cannot be told, None where it can."""

    items: tuple[Lacking, ...]
    earliest: date
    latest: date | None
    deadline: date | None
    trouble: Said | None


def prepare_supplement(settings: Settings, shown: CaseShown) -> Supplement:
    """Of a case as it stands.

    Raises:
        StorageError: see open_database.opened().
    """
    case, today = shown.case, shown.on
    earliest, latest = allowed_days(case, Recommendation.UNDETERMINED, today)
    inputs, trouble = _inputs(settings, shown)
    found = [*_questions(shown), *_missing(settings, shown), *(_faults(inputs) if inputs is not None else ())]
    by_rules = deadline(Recommendation.UNDETERMINED, today, inputs.pack) if inputs is not None else None
    each = {one.text: one for one in reversed(found)}
    return Supplement(tuple(reversed(each.values())), earliest, latest, latest or by_rules, trouble)


def _inputs(settings: Settings, shown: CaseShown) -> tuple[CaseInputs | None, Said | None]:
    imported = shown.case.last(ImportSubmission)
    if imported is None:
        return None, None
    try:
        return inputs_as_imported(settings, shown.case, imported.act), None
    except Exception as error:
        if (words := in_words(error)) is None:
            raise
        return None, words.said


def _questions(shown: CaseShown) -> Iterator[Lacking]:
    for one in asked_questions(shown.case):
        if not one.accepted:
            question = one.question
            about = shown.titles.get(question.subject, question.subject)
            text = f"{question.rule} {about}：{question.asks}（{status(one).said.zh}）"
            yield Lacking(Source.QUESTION, text, question.severity == HIGH)


def _missing(settings: Settings, shown: CaseShown) -> Iterator[Lacking]:
    """What the last assessment of the present workbook lacks from the park; in its own words where it cannot be made
    again."""
    imported = shown.case.last(ImportSubmission)
    since = imported.seq if imported is not None else 0
    made = [one for one in assessments_of(shown.case) if one.counting and one.recorded.seq > since]
    if not made:
        return
    try:
        needed = opened_of(settings, shown.case_id, shown.case, made[-1].digest).made.told.needed.get(PARK, ())
    except Exception as error:
        if in_words(error) is None:
            raise
        needed = ()
    if needed:
        yield from (Lacking(Source.MISSING, _told(one), True) for one in needed)
    elif last_assessment(shown.case) is not None:
        yield from (Lacking(Source.MISSING, one.need, True) for one in made[-1].summary.needs)


def _told(one: NeededInput) -> str:
    cells = f"，填在 {cells_in_words(one.cells)}" if one.cells else ""
    instead = f"，或由原始数据算出，填在 {cells_in_words(one.instead)}" if one.instead else ""
    return f"{one.what}{cells}{instead}"


def _faults(inputs: CaseInputs) -> Iterator[Lacking]:
    for one in inputs.problems:
        problem: Problem = one.problem
        if problem.severity is Severity.ERROR:
            text = f"{problem.place.zh}：现为 {problem.found.zh}，应为 {problem.allowed.zh}；{problem.repair.zh}"
            yield Lacking(Source.FAULT, text, True)
