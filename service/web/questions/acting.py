"""What a form about a question does: an answer, a ruling, a corrected value. One form is one act, done once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.act import Act
from service.casework.acts.submission import AcceptAnswer, AnswerQuestion, DisputeValue, FinishDataCheck, RejectAnswer
from service.casework.perform import Refused
from service.casework.question_ledger import touches
from service.transport.auth import Caller, Who
from service.transport.uploads import on_disk
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.web.cases.overtaken import Do, Overtaken, done_as_seen
from service.web.done import see_other
from service.web.forms import Filled, Form
from service.web.language import language_of
from service.web.questions.choice import Choice, address, choice_of, table_address
from service.web.questions.conflict import conflict
from service.web.questions.one import ACCEPT, CORRECT, REJECT, asked_one, page_of
from service.web.questions.table import THE_CASE, left_of
from service.web.rendering import UNUSABLE, render
from service.web.screens import screens, shows
from service.web.typed import whole_number
from service.workflow.access.gate import require
from service.workflow.access.targets import a_case
from service.workflow.cases.check_data import check_data
from service.workflow.cases.dispute_value import dispute_value
from service.workflow.cases.perform_act import Asked, Done, perform_act
from service.workflow.cases.perform_with_files import perform_with_files

router = screens("/cases/{case_id}/questions", "数据核对")


@dataclass(frozen=True, slots=True)
class Posted:
    """A form about a question: who sent it, from which page, what it says."""

    request: Request
    who: Caller
    key: tuple[str, str]
    form: Form

    @property
    def case_id(self) -> str:
        """Of the case as it was found."""
        return self.who.found.id

    @property
    def choice(self) -> Choice:
        """Among which questions it is one."""
        return choice_of(self.request)

    @property
    def seen(self) -> int:
        """The acts that the page had shown; a form without that has seen none."""
        return whole_number(self.form.text("seen")) or 0

    def require(self, act: type[Act]) -> None:
        """Return only if the act is for the sender's role at all.

        Raises:
            NotPermitted: it is not.
        """
        require(self.who.settings, self.who.person, act, a_case(self.case_id), at=self.who.at)

    def perform(self, do: Do) -> Done:
        """Do it as of what was seen, or as of now where all that happened since was about other questions.

        Raises:
            Overtaken, Refused, Fault: not done.
        """
        return done_as_seen(self.who, self.seen, do, lambda act: touches(act, *self.key))


@router.post("/{rule}/{subject}/answer", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="答复存疑"))
def answer(request: Request, who: Who, case_id: str, rule: str, subject: str, form: Filled) -> Response:
    """By the park, with files where it brings any."""
    posted = Posted(request, who, (rule, subject), form)
    text = form.text("answer")

    def do(asked: Asked) -> Done:
        def made(files: tuple[str, ...]) -> AnswerQuestion:
            return AnswerQuestion(rule=rule, subject=subject, answer=text, evidence=files)

        with on_disk(form.files.get("files", ())) as paths:
            return perform_with_files(who.settings, posted.case_id, made, paths, asked)

    checked = form.lacking({"answer": Said("请写出答复", "write the answer")})
    return _answered(posted, checked, AnswerQuestion, do, Said("已答复", "answered"))


@router.post("/{rule}/{subject}/ruling", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="认定存疑"))
def rule_on(request: Request, who: Who, case_id: str, rule: str, subject: str, form: Filled) -> Response:
    """By an assessor: the answer is accepted or rejected, or the value corrected and the answer accepted."""
    posted = Posted(request, who, (rule, subject), form)
    decision, reason = form.text("decision"), form.text("reason")
    if decision == CORRECT:
        return _correct(posted)
    checked = form.lacking(_REASON)
    if decision not in (ACCEPT, REJECT):
        checked = checked.refused(Said("请选择通过、退回或改正", "choose accept, return or correct"), "decision")
    kind: type[AcceptAnswer] | type[RejectAnswer] = AcceptAnswer if decision == ACCEPT else RejectAnswer
    act = kind(rule=rule, subject=subject, reason=reason)
    done = Said("已通过", "accepted") if decision == ACCEPT else Said("已退回，请园区再答复", "returned to the park")
    return _answered(posted, checked, kind, lambda asked: perform_act(who.settings, posted.case_id, act, asked), done)


def _correct(posted: Posted) -> Response:
    """The value found goes on record; an answer of the park is accepted then."""
    who, form = posted.who, posted.form.lacking(_REASON | _VALUE)
    year = whole_number(form.text("year"))
    if form.text("year") and year is None:
        form = form.refused(Said("年度请写四位数字，如 2025", "write the year in four digits, like 2025"), "year")
    rule, subject = posted.key
    accepted = AcceptAnswer(rule=rule, subject=subject, reason=form.text("reason"))

    def do(asked: Asked) -> Done:
        code, reason, value = form.text("code"), form.text("reason"), form.text("value")
        done = dispute_value(who.settings, posted.case_id, code, year or 0, reason, value, asked)
        item = asked_one(check_data(who.settings, posted.case_id, who.at), rule, subject)
        if item.asked.answer is None:
            return done
        return perform_act(who.settings, posted.case_id, accepted, replace(asked, seen=done.case.version))

    return _answered(posted, form, DisputeValue, do, Said("已改正", "corrected"))


def _answered(posted: Posted, form: Form, act: type[Act], do: Do, done: Said) -> Response:
    """Where the form leads: to the next question, or back to the page with what is wrong."""
    posted.require(act)
    if not form.faults:
        try:
            posted.perform(do)
        except Overtaken:
            return conflict(posted.request, posted.who, posted.key, form, posted.seen)
        except Refused as refused:
            for reason in refused.reasons:
                form = form.refused(reason)
        except Fault as fault:
            form = form.refused(fault, _PLACES.get(fault.code, ""))
        else:
            return _onwards(posted, done)
    check = check_data(posted.who.settings, posted.case_id, posted.who.at, language_of(posted.request))
    item = asked_one(check, *posted.key)
    forms = {"answering": form} if act is AnswerQuestion else {"ruling": form}
    return render(
        posted.request, "questions/one.html", page_of(check, item, posted.choice, posted.who, **forms), UNUSABLE
    )


def _onwards(posted: Posted, done: Said) -> Response:
    """To the next question that waits for the same people, or to the table."""
    check = check_data(posted.who.settings, posted.case_id, posted.who.at)
    left = left_of(check)
    told = Said(
        f"{done.zh}：{posted.key[0]}；待园区答复 {left.park} 项，待认定 {left.assessor} 项",
        f"{done.en}: {posted.key[0]}; {left.park} for the park to answer, {left.assessor} for an assessor to rule on",
    )
    keys = [one.key for one in check.questions]
    at = keys.index(posted.key) if posted.key in keys else 0
    ahead = (*check.questions[at + 1 :], *check.questions[:at])
    waiting = [
        one for one in ahead if one.asked.ruling is None and posted.choice.severity in ("", one.asked.question.severity)
    ]
    if not waiting:
        return see_other(table_address(posted.case_id, posted.choice), told)
    return see_other(address(posted.case_id, waiting[0].key, posted.choice), told)


@router.post("/finish", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="完成数据核对"))
def finish(who: Who, case_id: str, form: Filled) -> Response:
    """The data check is over; what still stands in the way is told as for any act."""
    require(who.settings, who.person, FinishDataCheck, a_case(who.found.id), at=who.at)
    seen = whole_number(form.text("seen")) or 0
    perform_act(who.settings, who.found.id, FinishDataCheck(), who.asked(seen))
    return see_other(f"/cases/{who.found.id}", Said("数据核对已完成", "the data check is finished"))


_REASON = {"reason": Said("请写明理由", "give the reason")}
_VALUE = {
    "code": Said("请选择改正哪一个数值", "choose the value to correct"),
    "year": Said("请写明年度", "state the year"),
    "value": Said("请写出核实后的数值，可带单位", "write the value found, with a unit if need be"),
}
_PLACES = {
    "no-value": "value",
    "no-such-code": "code",
    **dict.fromkeys(("evidence-kind", "evidence-empty", "evidence-mismatch", "evidence-size"), "files"),
    **dict.fromkeys(("photo-damaged", "photo-heavy", "photo-pixels"), "files"),
}
