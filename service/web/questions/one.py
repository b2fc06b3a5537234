"""One question of a data check: why it is asked, its numbers, what was answered, and what may be done now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.act import Act
from service.casework.acts.submission import AcceptAnswer, AnswerQuestion, DisputeValue, RejectAnswer
from service.casework.labels import LABELS
from service.casework.question_ledger import QuestionAct, question_history, words_of
from service.transport.auth import Caller, Who
from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.vocabulary.language import Said
from service.vocabulary.person import Role
from service.web.cases.subjects import named
from service.web.forms import Form, form_of
from service.web.language import language_of
from service.web.questions.choice import SEVERITY_TAGS, STATUS_TAGS, Choice, address, choice_of, table_address
from service.web.questions.corrected import Correction, corrections_of
from service.web.questions.table import THE_CASE, Left, left_of
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.web.tags import Tag
from service.workflow.cases.check_data import CheckedQuestion, DataCheck, check_data

EMPTY = Form()
ACCEPT, REJECT, CORRECT = "accept", "reject", "correct"
router = screens("/cases/{case_id}/questions", "数据核对")


@dataclass(frozen=True, slots=True)
class Event:
    """An answer, a ruling or a corrected value: what was done, by whom and when, in what words, with how many files."""

    label: Said
    who: str
    at: datetime
    words: str
    files: int

    @classmethod
    def of(cls, done: QuestionAct) -> Event:
        """What is on record."""
        act = done.act
        files = len(act.evidence) if isinstance(act, AnswerQuestion) else 0
        return cls(LABELS[type(act)], done.person.name, done.at, words_of(act), files)


@dataclass(frozen=True, slots=True)
class Offer:
    """An act on the question: whether it may be done now by whoever looks, or every reason why not."""

    label: Said
    refused: tuple[Said, ...]

    @property
    def may(self) -> bool:
        """Whether it may be done."""
        return not self.refused


@shown_by("questions/one.html")
@dataclass(frozen=True, slots=True)
class QuestionPage:
    """park: what it is called now.

    place of total: among the chosen ones, 0 where it is none of them; before, after: addresses, empty where there
    are none. answer, accept, reject, correct: see Offer; correct is None where no value is asked about. history: of
    this question. answering, ruling: what was typed. seen: the acts that the page shows."""

    check: DataCheck
    park: str
    item: CheckedQuestion
    place: int
    total: int
    before: str
    after: str
    table: str
    here: str
    left: Left
    answer: Offer
    accept: Offer
    reject: Offer
    correct: Offer | None
    history: tuple[Event, ...]
    answering: Form
    ruling: Form
    seen: int

    @property
    def status(self) -> Tag:
        """How far it has come."""
        return STATUS_TAGS[self.item.status]

    @property
    def severity(self) -> Tag:
        """How grave it is."""
        return SEVERITY_TAGS[self.item.asked.question.severity]

    @property
    def form(self) -> Form:
        """The one that was refused, if one was."""
        return self.answering if self.answering.faults else self.ruling

    @property
    def decisions(self) -> tuple[tuple[str, Said, Offer], ...]:
        """What an assessor chooses among: name, word, whether it may be done."""
        some = (
            (ACCEPT, Said("通过（采信）", "accept"), self.accept),
            (REJECT, Said("退回（不采信，请园区再答复）", "return"), self.reject),
        )
        if self.correct is None:
            return some
        both = Said("改正并通过", "correct and accept") if self.accept.may else Said("改正", "correct")
        return (*some, (CORRECT, both, self.correct))

    @property
    def values(self) -> tuple[tuple[str, Said], ...]:
        """What may be corrected: code, name with unit."""
        told = self.item.explained.values if self.item.explained is not None else ()
        return tuple((one.code, _with_unit(one.name, one.unit)) for one in told)

    @property
    def barred(self) -> tuple[Offer, ...]:
        """What cannot be done now."""
        offers = (self.answer, self.accept, self.reject, self.correct)
        return tuple(one for one in offers if one is not None and not one.may)

    def post(self, verb: str) -> str:
        """Where a form of this page is sent."""
        path, _, query = self.here.partition("?")
        return f"{path}/{verb}?{query}" if query else f"{path}/{verb}"

    @property
    def may_rule(self) -> bool:
        """Whether there is anything for an assessor to do here."""
        return self.accept.may or self.reject.may or (self.correct is not None and self.correct.may)


@router.get("/{rule}/{subject}", **shows(UseCase.READ_CASE, of=THE_CASE, summary="逐项核对"))
def show_question(request: Request, who: Who, case_id: str, rule: str, subject: str) -> Response:
    """As it stands."""
    check = check_data(who.settings, who.found.id, who.at, language_of(request))
    return render(
        request, "questions/one.html", page_of(check, asked_one(check, rule, subject), choice_of(request), who)
    )


def asked_one(check: DataCheck, rule: str, subject: str) -> CheckedQuestion:
    """The question of that rule on that subject.

    Raises:
        Troubled: it was not asked.
    """
    item = check.question(rule, subject)
    if item is None:
        raise Troubled(_NOT_ASKED)
    return item


def page_of(
    check: DataCheck,
    item: CheckedQuestion,
    choice: Choice,
    who: Caller,
    answering: Form = EMPTY,
    ruling: Form | None = None,
) -> QuestionPage:
    """The question for whoever looks; the forms as they were typed."""
    chosen = choice.of(check)
    at = next((number for number, one in enumerate(chosen) if one.key == item.key), None)
    acts, title = check.acts(item, who.person), {item.asked.question.subject: item.title}

    def offer(act: type[Act]) -> Offer:
        return Offer(LABELS[act], tuple(named(reason, title) for reason in acts[act]))

    return QuestionPage(
        check=check,
        park=who.found.park,
        item=item,
        place=0 if at is None else at + 1,
        total=len(chosen),
        before=_address(check, chosen, choice, -1 if at is None else at - 1),
        after=_address(check, chosen, choice, 0 if at is None else at + 1),
        table=table_address(check.case_id, choice),
        here=address(check.case_id, item.key, choice),
        left=left_of(check),
        answer=offer(AnswerQuestion),
        accept=offer(AcceptAnswer),
        reject=offer(RejectAnswer),
        correct=offer(DisputeValue) if DisputeValue in acts and item.explained else None,
        history=_history(check, item, who.person.role),
        answering=answering,
        ruling=ruling or _ruling(item),
        seen=check.case.version,
    )


def _with_unit(name: str, unit: str) -> Said:
    return Said(f"{name}（{unit}）", f"{name} ({unit})") if unit else Said(name, name)


def _history(check: DataCheck, item: CheckedQuestion, reader: Role) -> tuple[Event, ...]:
    """Answers, rulings and corrected values of the question, in order, as far as the reader is told of them."""
    told = [(one.seq, Event.of(one)) for one in question_history(check.case, *item.key)]
    told += [(one.done.seq, _event(one)) for one in corrections_of(check, item, reader)]
    return tuple(event for _, event in sorted(told, key=lambda pair: pair[0]))


def _event(one: Correction) -> Event:
    return Event(LABELS[DisputeValue], one.done.person.name, one.done.at, one.words, 0)


def _ruling(item: CheckedQuestion) -> Form:
    """The form with what is likeliest to be corrected: the value that is asked about, of the evaluated year."""
    if item.explained is None or not item.explained.values:
        return Form()
    return form_of(code=item.explained.values[0].code, year=item.explained.year)


def _address(check: DataCheck, chosen: tuple[CheckedQuestion, ...], choice: Choice, at: int) -> str:
    return address(check.case_id, chosen[at].key, choice) if 0 <= at < len(chosen) else ""


_NOT_ASKED = Trouble(
    404,
    "question-unknown",
    Said(
        "没有对现有申报提出这一项存疑；可能已重新导入，请回到数据核对的列表查看",
        "this question was not asked of the present submission; another workbook may have been imported, see the list",
    ),
)
