"""The items to put right as one list: by whom, until when, how far the park has come, what became of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.act import Act
from service.casework.acts.carrying_out import ExtendDeadline, HandInReplies, OpenReevaluation, PrepareReply
from service.casework.case import Recorded
from service.casework.rectification import ItemStatus, extensions, opened_items, rectification_deadline
from service.casework.state import State
from service.documents.entries import Entry
from service.documents.list_workbook import Value
from service.transport.auth import Caller, Who
from service.transport.downloads import XLSX
from service.vocabulary.day import day_of
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Role
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.cases.offers import offered
from service.web.cases.since import ActDone, acts_done
from service.web.cases.step import StepShown, step_shown
from service.web.days import due_tag, late_tag
from service.web.forms import Form
from service.web.language import language_of
from service.web.list_file import ListFile, handed_out
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.web.tags import Tag
from service.workflow.cases.read_rectification import ItemRead, Rectification, read_rectification
from service.workflow.cases.show_case import CaseShown, show_case

router = screens("/cases/{case_id}/rectification", "整改")
ITEM_TAGS = {
    ItemStatus.OPEN: Tag(ItemStatus.OPEN.said, "○", "rest"),
    ItemStatus.PREPARED: Tag(ItemStatus.PREPARED.said, "◐", "going"),
    ItemStatus.READY: Tag(ItemStatus.READY.said, "→", "going"),
    ItemStatus.REPORTED: Tag(ItemStatus.REPORTED.said, "✓", ""),
}
_TITLE = Said("整改事项", "Items to put right")
_COLUMNS = (
    (Said("规则", "Rule"), 10),
    (Said("整改事项", "Item"), 40),
    (Said("整改要求", "What is demanded"), 60),
    (Said("责任单位", "Owner"), 24),
    (Said("期限", "Last day"), 12),
    (Said("逾期（天）", "Late (days)"), 12),
    (Said("整改情况", "How far it has come"), 24),
    (Said("报送日期", "Handed in on"), 12),
    (Said("园区答复", "The park's reply"), 60),
    (Said("附件（个）", "Files"), 12),
)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item. late: a sign where its day is near or past; status: how far the park has come."""

    read: ItemRead
    address: str
    status: Tag
    late: Tag | None


@shown_by("rectification/items.html")
@dataclass(frozen=True, slots=True)
class ItemsPage:
    """deadline: the last day of the whole, extensions included; due: a sign for it while the park is at work; moved:
    the extensions; hand_in: why whoever looks cannot hand in yet, None where it is not for them; extend, reopen: acts
    that come next, None where they have no place; reopened: a re-evaluation is going on; form: of handing in; since:
    what others did since it was shown."""

    heading: CaseHeading
    read: Rectification
    rows: tuple[ItemRow, ...]
    deadline: date | None
    due: Tag | None
    moved: tuple[Recorded[ExtendDeadline], ...]
    hand_in: tuple[Said, ...] | None
    extend: StepShown | None
    reopen: StepShown | None
    reopened: bool
    form: Form
    since: tuple[ActDone, ...]

    @property
    def reported(self) -> int:
        """How many items are handed in."""
        return sum(row.read.record.status is ItemStatus.REPORTED for row in self.rows)

    @property
    def overdue(self) -> int:
        """How many items are late and not handed in."""
        return sum(row.late is not None and row.late.tone == "bad" for row in self.rows if not row.read.record.report)

    @property
    def judged(self) -> bool:
        """Whether another evaluation has judged the items again."""
        return any(row.read.again is not None for row in self.rows)

    @property
    def locked(self) -> tuple[Entry, ...]:
        """What stays as it was decided."""
        return self.read.locked


@router.get("", **shows(UseCase.READ_CASE, of=THE_CASE, summary="查看整改事项"))
def show_items(request: Request, who: Who, case_id: str) -> Response:
    """All of them, as they stand today."""
    return render(request, "rectification/items.html", items_page(who, Form(), language=language_of(request)))


@router.get("/items.xlsx", **shows(UseCase.READ_CASE, of=THE_CASE, summary="导出整改事项", answers=XLSX))
def export_items(request: Request, who: Who, case_id: str) -> Response:
    """The same list as a file."""
    shown, language = show_case(who.settings, who.found.id, day_of(who.at)), language_of(request)
    read = read_rectification(who.settings, who.found.id, shown.case, is_park(who), language)
    file = ListFile(
        _TITLE,
        _COLUMNS,
        [list(_exported(one, shown.on, language)) for one in read.items],
        of=who.found.park,
    )
    return handed_out(file, who, language)


def items_page(who: Caller, form: Form, seen: int | None = None, language: Language = Language.ZH) -> ItemsPage:
    """The page for whoever looks. form: as it was sent; seen: what its sender knew of, where others acted since."""
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    case, at_work = shown.case, shown.case.state is State.RECTIFICATION
    read = read_rectification(who.settings, who.found.id, case, is_park(who), language)
    deadline = rectification_deadline(case) if read.items else None
    return ItemsPage(
        heading=heading_of(shown.case_id, case, who.found.park),
        read=read,
        rows=tuple(item_row(shown, one) for one in read.items),
        deadline=deadline,
        due=due_tag(deadline, shown.on) if at_work else None,
        moved=extensions(case),
        hand_in=offered(who, shown, HandInReplies(), PrepareReply),
        extend=_step(shown, who, ExtendDeadline),
        reopen=_step(shown, who, OpenReevaluation),
        reopened=opened_items(case) is not None and case.state not in (State.ISSUED, State.CLOSED),
        form=form,
        since=acts_done(case, seen, who.person.role, shown.names) if seen is not None else (),
    )


def is_park(who: Caller) -> bool:
    """Whether whoever looks is of the park, which is told what was issued."""
    return who.person.role is Role.SUBMITTER


def item_row(shown: CaseShown, read: ItemRead) -> ItemRow:
    """One item on a day; one that was handed in in time needs no sign, nor does one that nobody works on any more."""
    record, late = read.record, read.record.late(shown.on)
    at_work = shown.case.state is State.RECTIFICATION
    sign = late_tag(late) if late and (record.report or at_work) else None
    if sign is None and at_work and not record.report:
        sign = due_tag(record.due, shown.on)
    return ItemRow(read, item_address(shown.case_id, read), ITEM_TAGS[record.status], sign)


def item_address(case_id: str, read: ItemRead) -> str:
    """Of one item."""
    rule, subject = (quote(part, safe=":") for part in read.key)
    return f"/cases/{quote(case_id)}/rectification/{rule}/{subject}"


def _step(shown: CaseShown, who: Caller, act: type[Act]) -> StepShown | None:
    found = next((one for one in shown.outlook.steps if one.act is act), None)
    return step_shown(shown.case_id, found, who.person, shown.on) if found is not None else None


def _exported(read: ItemRead, today: date, language: Language) -> Iterator[Value]:
    record = read.record
    item, report = record.item, record.report
    yield from (item.rule, read.title, item.demand, item.owner, record.due, record.late(today) or None)
    yield from (record.status.said.told(language), record.reported_on)
    yield from (report.act.reply if report else "", len(report.act.evidence) if report else None)
