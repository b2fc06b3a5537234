"""Somebody else was faster with a question: what it was, what they did, and what was typed, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.casework.acts.submission import AcceptAnswer, AnswerQuestion, DisputeValue, RejectAnswer
from service.casework.labels import LABELS
from service.casework.question_ledger import QuestionAct, question_history
from service.transport.auth import Caller
from service.vocabulary.language import Said
from service.web.csrf import FIELD
from service.web.forms import Form
from service.web.language import language_of
from service.web.questions.choice import address, choice_of, table_address
from service.web.questions.one import ACCEPT, CORRECT, REJECT, Event, asked_one
from service.web.rendering import render, shown_by
from service.web.screens import KEY
from service.workflow.cases.check_data import CheckedQuestion, DataCheck, check_data

CONFLICT = 409
_DECISIONS = {ACCEPT: LABELS[AcceptAnswer].zh, REJECT: LABELS[RejectAnswer].zh, CORRECT: LABELS[DisputeValue].zh}
_OF_THE_PAGE = (FIELD, KEY, "seen")


@dataclass(frozen=True, slots=True)
class Compared:
    """One line: before: as the page had shown it; theirs: what it is now; mine: what was typed."""

    what: Said
    before: str
    theirs: str
    mine: str

    @property
    def changed(self) -> bool:
        """Whether somebody changed it meanwhile."""
        return self.before != self.theirs


@shown_by("questions/conflict.html")
@dataclass(frozen=True, slots=True)
class ConflictPage:
    """park: what it is called now.

    since: what others did, in order; form: what was typed, to be sent again with `seen`; action: where to."""

    check: DataCheck
    park: str
    item: CheckedQuestion
    lines: tuple[Compared, ...]
    since: tuple[Event, ...]
    form: Form
    action: str
    back: str
    table: str
    seen: int

    @property
    def kept(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What was typed, field by field."""
        return tuple((name, values) for name, values in self.form.values.items() if name not in _OF_THE_PAGE)


def conflict(request: Request, who: Caller, key: tuple[str, str], form: Form, seen: int) -> Response:
    """The page. seen: the acts that the sender knew of.

    Raises:
        Troubled: the question is no longer asked at all.
    """
    check = check_data(who.settings, who.found.id, who.at, language_of(request))
    item = asked_one(check, *key)
    history = question_history(check.case, *key)
    before = tuple(one for one in history if one.seq <= seen)
    page = ConflictPage(
        check=check,
        park=who.found.park,
        item=item,
        lines=(_answers(before, history, form), _rulings(before, history, form)),
        since=tuple(Event.of(one) for one in history if one.seq > seen),
        form=form,
        action=str(request.url.replace(scheme="", netloc="")),
        back=address(check.case_id, key, choice_of(request)),
        table=table_address(check.case_id, choice_of(request)),
        seen=check.case.version,
    )
    return render(request, "questions/conflict.html", page, CONFLICT)


def _answers(before: tuple[QuestionAct, ...], after: tuple[QuestionAct, ...], form: Form) -> Compared:
    said = Said("园区答复", "answer of the park")
    return Compared(said, _last(before, True), _last(after, True), form.text("answer"))


def _rulings(before: tuple[QuestionAct, ...], after: tuple[QuestionAct, ...], form: Form) -> Compared:
    said = Said("认定及理由", "ruling and reason")
    chosen, reason = _DECISIONS.get(form.text("decision"), ""), form.text("reason")
    mine = "：".join(part for part in (chosen, reason) if part)
    return Compared(said, _last(before, False), _last(after, False), mine)


def _last(acts: tuple[QuestionAct, ...], answers: bool) -> str:
    found = [Event.of(one) for one in acts if isinstance(one.act, AnswerQuestion) is answers]
    return f"{found[-1].label.zh}：{found[-1].words}" if found else ""
