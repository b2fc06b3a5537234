"""补正材料通知书 as the park reads it: what is to be supplied, by when; each with an address of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.evaluation import RequestSupplement
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Recorded
from service.casework.state import State
from service.documents.supplement_notice import SupplementNotice
from service.transport.auth import Caller, Who
from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.cases.step import IMPORT
from service.web.days import due_tag
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.web.tags import Tag
from service.workflow.cases.show_case import CaseShown, show_case

router = screens("/cases/{case_id}/supplement", "补正")


@dataclass(frozen=True, slots=True)
class Sent:
    """A notice that was sent. near: a sign for its day while the park is at work on it; answered: when the workbook
    came, None while it has not."""

    recorded: Recorded[RequestSupplement]
    address: str
    near: Tag | None
    answered: date | None


@shown_by("supplement/notice.html")
@dataclass(frozen=True, slots=True)
class NoticePage:
    """upload: where whoever looks hands in the workbook, empty where they do not."""

    heading: CaseHeading
    notice: SupplementNotice
    sent: Sent
    upload: str


@router.get("/{seq}", **shows(UseCase.READ_CASE, of=THE_CASE, summary="查看补正材料通知书"))
def show_notice(request: Request, who: Who, case_id: str, seq: str) -> Response:
    """By the number of the act."""
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    found = next((one for one in sent_notices(shown) if str(one.recorded.seq) == seq), None)
    if found is None:
        raise Troubled(_NONE)
    act = found.recorded.act
    notice = notice_of(shown, act.items, act.deadline, found.recorded.day)
    page = NoticePage(heading_of(shown.case_id, shown.case, who.found.park), notice, found, _upload(shown, who, found))
    return render(request, "supplement/notice.html", page)


def notice_of(shown: CaseShown, items: tuple[str, ...], deadline: date, dated: date | None = None) -> SupplementNotice:
    """The words, of a case as it stands."""
    opened = shown.case.opened
    return SupplementNotice(
        case=shown.case_id,
        park=opened.park_name,
        place=shown.place,
        programme=opened.programme_title or opened.programme,
        items=items,
        deadline=deadline,
        dated=dated,
    )


def sent_notices(shown: CaseShown) -> tuple[Sent, ...]:
    """Every notice of a case, the latest first."""
    notices = shown.case.of(RequestSupplement)
    return tuple(_sent(shown, one) for one in reversed(notices))


def _sent(shown: CaseShown, one: Recorded[RequestSupplement]) -> Sent:
    came = [book for book in shown.case.of(ImportSubmission) if book.seq > one.seq]
    waits = shown.case.state is State.SUPPLEMENT and not came
    near = due_tag(one.act.deadline, shown.on) if waits else None
    return Sent(one, f"/cases/{shown.case_id}/supplement/{one.seq}", near, came[0].day if came else None)


def _upload(shown: CaseShown, who: Caller, sent: Sent) -> str:
    wanted = [one for one in shown.outlook.steps if one.act is ImportSubmission and who.person.role in one.roles]
    return f"/cases/{shown.case_id}/{IMPORT}" if wanted and sent.answered is None else ""


_NONE = Trouble(
    404,
    "notice-unknown",
    Said("没有这一份补正材料通知书；请从案卷的补正一页进入", "there is no such notice; see the case's supplement page"),
)
