"""The questions of a case as a table: what blocks, what is left, and how the check is finished."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.submission import FinishDataCheck, ImportSubmission
from service.casework.question_ledger import Status
from service.transport.auth import Caller, Who
from service.transport.declared import in_path
from service.vocabulary.language import Said
from service.vocabulary.person import Role
from service.web.cases.subjects import named
from service.web.forms import Form, form_of
from service.web.language import language_of
from service.web.questions.choice import (
    GRAVITIES,
    SEVERITY_TAGS,
    STATUS_TAGS,
    STATUSES,
    Choice,
    address,
    choice_of,
    export_address,
)
from service.web.questions.corrected import standing
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.web.tags import Tag
from service.workflow.access.targets import a_case
from service.workflow.cases.check_data import CheckedQuestion, DataCheck, check_data

router = screens("/cases/{case_id}/questions", "数据核对")
THE_CASE = in_path("case_id", a_case)


@dataclass(frozen=True, slots=True)
class Row:
    """A question with the address where it is worked on, and what stands in place of the values it is about."""

    item: CheckedQuestion
    address: str
    corrected: tuple[Said, ...]

    @property
    def status(self) -> Tag:
        """How far it has come."""
        return STATUS_TAGS[self.item.status]

    @property
    def severity(self) -> Tag:
        """How grave it is."""
        return SEVERITY_TAGS[self.item.asked.question.severity]


@dataclass(frozen=True, slots=True)
class Left:
    """How many questions are not settled: of these, how many wait for the park and how many for an assessor."""

    park: int
    assessor: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.park + self.assessor


@shown_by("questions/table.html")
@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """park: what it is called now.

    rows: the chosen ones; blocking: what the check cannot be finished for. finish, refused: whether the check can be
    finished by whoever looks, or why not; both None and empty where it is not their turn at all."""

    check: DataCheck
    park: str
    choice: Choice
    chooser: Form
    rows: tuple[Row, ...]
    blocking: tuple[Row, ...]
    left: Left
    finish: bool
    refused: tuple[Said, ...]
    first: str
    seen: int
    export: str
    statuses: tuple[tuple[str, Said], ...] = STATUSES
    gravities: tuple[tuple[str, Said], ...] = GRAVITIES

    @property
    def imported(self) -> bool:
        """Whether there is a workbook at all that could be asked about."""
        return self.check.case.last(ImportSubmission) is not None


@router.get("", **shows(UseCase.READ_CASE, of=THE_CASE, summary="数据核对"))
def list_questions(request: Request, who: Who, case_id: str) -> Response:
    """Those that the address chooses."""
    choice = choice_of(request)
    return render(
        request,
        "questions/table.html",
        page_of(check_data(who.settings, who.found.id, who.at, language_of(request)), choice, who),
    )


def page_of(check: DataCheck, choice: Choice, who: Caller) -> QuestionsPage:
    """The table for whoever looks."""
    finishing = check.refusals(FinishDataCheck(), who.person)
    unsettled = next((one for one in choice.of(check) if one.asked.ruling is None), None)
    return QuestionsPage(
        check=check,
        park=who.found.park,
        choice=choice,
        chooser=form_of(status=choice.status, severity=choice.severity),
        rows=rows_of(check, choice.of(check), choice, who.person.role),
        blocking=rows_of(check, tuple(one for one in check.questions if one.blocks), choice, who.person.role),
        left=left_of(check),
        finish=not finishing,
        refused=tuple(_refused(check, who)),
        first=address(check.case_id, unsettled.key, choice) if unsettled is not None else "",
        seen=check.case.version,
        export=export_address(check.case_id, choice),
    )


def _refused(check: DataCheck, who: Caller) -> Iterator[Said]:
    if check.has_place(FinishDataCheck, who.person):
        titles = {one.asked.question.subject: one.title for one in check.questions}
        yield from (named(reason, titles) for reason in check.unfinished(who.person))


def left_of(check: DataCheck) -> Left:
    """What is not settled."""
    states = [one.status for one in check.questions]
    return Left(states.count(Status.OPEN), states.count(Status.ANSWERED))


def rows_of(check: DataCheck, chosen: tuple[CheckedQuestion, ...], choice: Choice, reader: Role) -> tuple[Row, ...]:
    """The chosen questions with their addresses, as far as the reader is told of them."""
    return tuple(Row(one, address(check.case_id, one.key, choice), standing(check, one, reader)) for one in chosen)
