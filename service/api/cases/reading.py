"""Looking at cases: the list, one case, its acts, what is to be signed."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from fastapi import Query

from service.access.policy import scope_for
from service.access.use_cases import UseCase
from service.api.cases.acting import THE_CASE
from service.api.cases.acts import ActShown
from service.api.cases.content import ContentShown
from service.api.cases.file import CaseFileShown
from service.api.cases.lines import CaseLineShown
from service.api.paging import USUAL, Cursor, Key, Limit, Page, page
from service.casework.acts.act import Act
from service.casework.case import Recorded
from service.casework.park_view import acts_seen
from service.casework.state import State
from service.transport.auth import Who
from service.transport.declared import asks, routed
from service.vocabulary.day import day_of
from service.workflow.cases.list_cases import CaseLine, Wanted, list_cases
from service.workflow.cases.read_case import read_case
from service.workflow.cases.show_case import show_case

router = routed("/cases", "案卷")
Sort = Literal["id", "due", "changed_at"]
_NO_DAY = "9999-12-31"


@router.get("", **asks(UseCase.LIST_CASES))
def cases(
    who: Who,
    state: Annotated[State | None, Query(description="只列所处的环节")] = None,
    jurisdiction: Annotated[str, Query(description="只列主管地区，写编码")] = "",
    programme: Annotated[str, Query(description="只列规划期，写编号")] = "",
    park: Annotated[str, Query(description="只列园区，写编号")] = "",
    overdue: Annotated[bool, Query(description="只列今天已过期限的")] = False,
    sort: Annotated[Sort, Query(description="按编号、期限（没有期限的排在最后）或最近一次办理的时间排")] = "id",
    descending: Annotated[bool, Query(description="倒序")] = False,
    limit: Limit = USUAL,
    cursor: Cursor = "",
) -> Page[CaseLineShown]:
    """您看得到的案卷，一行一个。"""
    today = day_of(who.at)
    scope = scope_for(who.person, UseCase.LIST_CASES)
    wanted = Wanted(state or "", jurisdiction, programme, park, late_on=today if overdue else None)
    found = list_cases(who.settings, wanted, scope)

    def key(line: CaseLine) -> Key:
        return _sorted_by(line, sort), line.id

    return page(found, key, lambda line: CaseLineShown.of(line, today), limit, cursor, f"cases by {sort}", descending)


def _sorted_by(line: CaseLine, sort: Sort) -> str:
    if sort == "due":
        return line.due.isoformat() if line.due is not None else _NO_DAY
    return _moment(line.changed_at) if sort == "changed_at" else ""


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")


@router.get("/{case_id}", **asks(UseCase.READ_CASE, of=THE_CASE))
def case(who: Who, case_id: str) -> CaseFileShown:
    """案卷今天的情况：所处环节、下一步办什么、由谁、到哪天、还有什么障碍。"""
    return CaseFileShown.of(show_case(who.settings, who.found.id, day_of(who.at)), who.person.role)


@router.get("/{case_id}/acts", **asks(UseCase.READ_CASE, of=THE_CASE, summary="查看办理记录"))
def acts(who: Who, case_id: str, limit: Limit = USUAL, cursor: Cursor = "") -> Page[ActShown]:
    """办过的每一件事，按先后；园区填报员只见本园区所办和发给园区的。"""
    seen = acts_seen(read_case(who.settings, who.found.id), who.person.role)
    return page(seen, _in_order, ActShown.of, limit, cursor, f"acts of {who.found.id}")


def _in_order(recorded: Recorded[Act]) -> Key:
    return (f"{recorded.seq:09}",)


@router.get("/{case_id}/content", **asks(UseCase.READ_EVALUATION, of=THE_CASE, summary="查看会签的内容和摘要"))
def content(who: Who, case_id: str) -> ContentShown:
    """现在签名所签的全部内容。"""
    return ContentShown.of(show_case(who.settings, who.found.id, day_of(who.at)))
