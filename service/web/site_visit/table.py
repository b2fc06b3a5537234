"""The checklist of a site visit as a table, task by task: what is to be looked at, what is found, what is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.site_visit import FinishSiteVisit
from service.casework.site_checklist import CheckedItem, Group, ItemStatus
from service.transport.auth import Caller, Who
from service.transport.downloads import XLSX
from service.vocabulary.day import day_of
from service.vocabulary.language import Language, Said
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.forms import Form, form_of
from service.web.language import language_of
from service.web.list_file import ListFile, handed_out
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.web.site_visit.choice import (
    EVERY,
    STATUS_TAGS,
    STATUSES,
    WHOSE,
    Choice,
    address,
    choice_of,
)
from service.web.tags import Tag
from service.workflow.site_visit.site_checklist import Checklist, site_checklist

router = screens("/cases/{case_id}/site-visit", "现场核查")
TITLE = Said("现场核查", "site visit")


@dataclass(frozen=True, slots=True)
class Row:
    """An item with its address. found: what this person drafted, else what is on record, by whom."""

    checked: CheckedItem
    address: str
    found: Said

    @property
    def status(self) -> Tag:
        """How far it has come."""
        return STATUS_TAGS[self.checked.status]


@dataclass(frozen=True, slots=True)
class Part:
    """The chosen rows of a task or theme; done of total: of all its items."""

    group: Group
    rows: tuple[Row, ...]
    done: int
    total: int


@shown_by("site-visit/table.html", "site-visit/_rows.html")
@dataclass(frozen=True, slots=True)
class ChecklistPage:
    """parts: the chosen items, task by task; drafts: how many of this person's are not on record; first: the next item
    for this person; closed: why they can fill in nothing now; blocks: what keeps the visit from being finished."""

    heading: CaseHeading
    checklist: Checklist
    chooser: Form
    parts: tuple[Part, ...]
    left: int
    drafts: int
    first: str
    closed: tuple[Said, ...]
    may_finish: bool
    blocks: tuple[Said, ...]
    export: str
    tasks: tuple[tuple[str, Said], ...]
    statuses: tuple[tuple[str, Said], ...] = STATUSES
    owners: tuple[tuple[str, Said], ...] = WHOSE

    @property
    def found(self) -> int:
        """How many items are shown."""
        return sum(len(part.rows) for part in self.parts)


@router.get("", **shows(UseCase.READ_EVALUATION, of=THE_CASE, summary="现场核查"))
def show_checklist(request: Request, who: Who, case_id: str) -> Response:
    """The items that the address chooses."""
    checklist = site_checklist(who.settings, who.found.id, who.person, who.at)
    return render(request, "site-visit/table.html", _page(checklist, choice_of(request), who))


@router.get("/list.xlsx", **shows(UseCase.READ_EVALUATION, of=THE_CASE, summary="导出核查清单", answers=XLSX))
def export_checklist(request: Request, who: Who, case_id: str) -> Response:
    """All that fit the choice; to be taken along on paper too."""
    language, choice = language_of(request), choice_of(request)
    checklist = site_checklist(who.settings, who.found.id, who.person, who.at)
    names = {group.code: group.said for group in checklist.groups}
    rows = [_exported(_row(one, checklist, choice), names, language) for one in choice.of(checklist)]
    chosen = [(Said("任务", "task"), names.get(choice.task)), (Said("情况", "status"), dict(STATUSES)[choice.status])]
    filters = [(said.told(language), word.told(language)) for said, word in chosen if word not in (None, EVERY[1])]
    return handed_out(ListFile(TITLE, _COLUMNS, rows, filters, of=who.found.park), who, language)


_COLUMNS = (
    (Said("任务", "task"), 26),
    (Said("规则", "rule"), 10),
    (Said("核查事项", "item"), 34),
    (Said("核查什么", "what to look at"), 44),
    (Said("要求", "requirement"), 44),
    (Said("填报", "reported"), 18),
    (Said("单元格", "cell"), 14),
    (Said("应查看的材料", "evidence"), 34),
    (Said("由谁判定", "judged by"), 10),
    (Said("情况", "status"), 12),
    (Said("核查结果", "finding"), 44),
)


def _exported(row: Row, names: dict[str, Said], language: Language) -> tuple[str, ...]:
    item = row.checked.item
    return (
        names[item.group].told(language),
        item.rule,
        item.title.told(language),
        item.asks,
        item.requirement,
        item.reported.text if item.reported is not None else "",
        item.reported.cell if item.reported is not None else "",
        "、".join(item.evidence),
        item.by.said.told(language),
        row.checked.status.said.told(language),
        row.found.told(language),
    )


def _page(checklist: Checklist, choice: Choice, who: Caller) -> ChecklistPage:
    case_id, mine = checklist.case_id, checklist.mine
    finishing = FinishSiteVisit(visited_on=day_of(who.at), leader=who.person.name)
    next_open = next((one for one in mine if one.status is ItemStatus.OPEN), mine[0] if mine else None)
    return ChecklistPage(
        heading=heading_of(case_id, checklist.case, who.found.park),
        checklist=checklist,
        chooser=form_of(task=choice.task, status=choice.status, whose=choice.whose),
        parts=tuple(_parts(checklist, choice)),
        left=sum(one.status is ItemStatus.OPEN for one in mine),
        drafts=sum(one.own is not None and not one.own.empty for one in checklist.items),
        first=address(case_id, next_open.item.key, choice) if next_open is not None else "",
        closed=_closed(checklist),
        may_finish=checklist.may_finish,
        blocks=checklist.refusals(finishing) if checklist.may_finish else (),
        export=f"/cases/{case_id}/site-visit/list.xlsx{choice.query}",
        tasks=(EVERY, *((group.code, group.said) for group in checklist.groups)),
    )


def _closed(checklist: Checklist) -> tuple[Said, ...]:
    """Why this person can fill in nothing at all, told by the first item."""
    return checklist.items[0].refused if checklist.items and not checklist.mine else ()


def _parts(checklist: Checklist, choice: Choice) -> Iterator[Part]:
    chosen = choice.of(checklist)
    for group in checklist.groups:
        rows = tuple(_row(one, checklist, choice) for one in chosen if one.item.group == group.code)
        if rows:
            every = [one for one in checklist.items if one.item.group == group.code]
            yield Part(group, rows, sum(one.status is not ItemStatus.OPEN for one in every), len(every))


def _row(checked: CheckedItem, checklist: Checklist, choice: Choice) -> Row:
    return Row(checked, address(checklist.case_id, checked.item.key, choice), _found(checked))


def _found(checked: CheckedItem) -> Said:
    """In a few words."""
    own = checked.own
    if own is not None and not own.empty:
        words = "；".join(part for part in (own.answer, own.value, own.basis) if part)
        return Said(words or f"附 {len(own.photos)} 个文件", words or f"{len(own.photos)} files")
    told = "、".join(f"{one.words}（{one.person}）" for one in checked.statements)
    return Said(told, told)
