"""One item of the checklist: what is asked, required and reported, what others said, and one's own draft of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.site_checklist import CheckedItem, Group, ItemStatus
from service.casework.site_drafts import Photo
from service.transport.auth import Caller, Who
from service.transport.downloads import ANY_FILE, attachment
from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.vocabulary.language import Said
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.forms import Form, form_of
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.web.site_visit.choice import STATUS_TAGS, Choice, address, choice_of, table_address
from service.web.tags import Tag
from service.workflow.site_visit.save_draft import draft_photo, draft_troubles
from service.workflow.site_visit.site_checklist import Checklist, site_checklist

FIELDS = ("answer", "basis", "value")
"""What is written down of an item."""
router = screens("/cases/{case_id}/site-visit/items", "现场核查")


@dataclass(frozen=True, slots=True)
class PhotoShown:
    """A file of the draft, with its address."""

    photo: Photo
    address: str

    @property
    def kilobytes(self) -> int:
        """Its size, rounded up."""
        return -(-self.photo.size // 1024)


@shown_by("site-visit/one.html", "site-visit/_saved.html")
@dataclass(frozen=True, slots=True)
class ItemPage:
    """place of total: among the chosen ones, 0 where it is none of them; before, after, table: addresses, empty where
    there are none; action: where the draft is sent; form: what was typed, or the draft as it is kept; troubles: why a
    kept draft could not go on record."""

    heading: CaseHeading
    checked: CheckedItem
    group: Group
    place: int
    total: int
    left: int
    before: str
    after: str
    table: str
    action: str
    person: int
    form: Form
    photos: tuple[PhotoShown, ...]
    troubles: tuple[Said, ...] = ()

    @property
    def status(self) -> Tag:
        """How far it has come."""
        return STATUS_TAGS[self.checked.status]

    @property
    def saved_at(self) -> datetime | None:
        """When the draft was saved last, None where there is none."""
        own = self.checked.own
        return own.saved_at if own is not None and not own.empty else None

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """The fields as they are kept, against which a conflict is told."""
        own = self.checked.own
        return tuple((name, getattr(own, name) if own is not None else "") for name in FIELDS)


@router.get("/{item}", **shows(UseCase.READ_EVALUATION, of=THE_CASE, summary="逐项核查"))
def show_item(request: Request, who: Who, case_id: str, item: str) -> Response:
    """As it stands."""
    return render(request, "site-visit/one.html", kept_page(request, who, item))


@router.get(
    "/{item}/files/{digest}", **shows(UseCase.READ_EVALUATION, of=THE_CASE, summary="查看草稿的照片", answers=ANY_FILE)
)
def show_photo(who: Who, case_id: str, item: str, digest: str) -> Response:
    """A file of a draft that whoever asks sees."""
    photo, content = draft_photo(who.settings, who.found.id, item, digest, who.person, who.at)
    return attachment(content, photo.name, photo.media_type)


def found_item(checklist: Checklist, key: str) -> CheckedItem:
    """The item of that key.

    Raises:
        Troubled: the checklist has none.
    """
    item = checklist.item(key)
    if item is None:
        raise Troubled(_NO_ITEM)
    return item


def page_of(who: Caller, checklist: Checklist, key: str, choice: Choice, form: Form | None = None) -> ItemPage:
    """The item for whoever looks; the form as it was typed, by default as it is kept."""
    checked = found_item(checklist, key)
    case_id = checklist.case_id
    chosen = choice.of(checklist)
    at = next((number for number, one in enumerate(chosen) if one.item.key == key), None)
    own = checked.own
    files = own.photos if own is not None else ()
    page = ItemPage(
        heading=heading_of(case_id, checklist.case, who.found.park),
        checked=checked,
        group=next(group for group in checklist.groups if group.code == checked.item.group),
        place=0 if at is None else at + 1,
        total=len(chosen),
        left=sum(one.status is ItemStatus.OPEN for one in checklist.mine),
        before=_address(case_id, chosen, choice, -1 if at is None else at - 1),
        after=_address(case_id, chosen, choice, 0 if at is None else at + 1),
        table=table_address(case_id, choice),
        action=address(case_id, key, choice),
        person=checklist.person.id,
        form=Form(),
        photos=tuple(PhotoShown(one, f"{address(case_id, key)}/files/{one.digest}") for one in files),
    )
    return replace(page, form=form if form is not None else form_of(**dict(page.kept)))


def kept_page(request: Request, who: Caller, key: str) -> ItemPage:
    """The item as it is kept, with what is wrong with it at its field."""
    checklist = checklist_of(who)
    page = page_of(who, checklist, key, choice_of(request))
    found = draft_troubles(who.settings, checklist.case, page.checked.item, dict(page.kept))
    form = page.form
    for name, said in found.items():
        form = form.refused(said, name)
    return replace(page, form=form, troubles=tuple(found.values()))


def _address(case_id: str, chosen: tuple[CheckedItem, ...], choice: Choice, at: int) -> str:
    return address(case_id, chosen[at].item.key, choice) if 0 <= at < len(chosen) else ""


def checklist_of(who: Caller) -> Checklist:
    """The checklist for whoever asks, as it stands now."""
    return site_checklist(who.settings, who.found.id, who.person, who.at)


_NO_ITEM = Trouble(
    404,
    "not-found",
    Said("核查清单里没有这一项；请从清单进入", "the checklist has no such item; go by the list"),
)
