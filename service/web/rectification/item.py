"""One item to put right: what was found, what is demanded, what the park replied, and its reply to fill in."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.carrying_out import PrepareReply
from service.casework.labels import LABELS
from service.casework.rectification import Reply, replies_on
from service.casework.state import State
from service.documents.entries import Entry
from service.transport.auth import Caller, Who
from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.vocabulary.day import day_of
from service.vocabulary.language import Language, Said
from service.web.assessment_links import Links
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.conflict import Conflict
from service.web.forms import Form
from service.web.language import language_of
from service.web.rectification.items import ItemRow, is_park, item_row
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.read_file import StoredFile
from service.workflow.cases.read_rectification import ItemRead, Rectification, prepared_files, read_rectification
from service.workflow.cases.show_case import CaseShown, show_case

router = screens("/cases/{case_id}/rectification", "整改")
READY = "yes"
DISCARD = "discard"
"""Asked for by the button that gives the prepared reply up."""


@dataclass(frozen=True, slots=True)
class ReplyShown:
    """A reply on record, with its files."""

    label: Said
    reply: Reply
    files: tuple[StoredFile, ...]


@shown_by("rectification/item.html")
@dataclass(frozen=True, slots=True)
class ItemPage:
    """row: the item; place of total; before, after: addresses, empty where there are none; may_reply: whoever looks
    fills in the reply now; kept: files of the reply that stands; conflict: somebody else of the park was faster, None
    where nobody was; history: every reply, the latest first."""

    heading: CaseHeading
    read: Rectification
    row: ItemRow
    place: int
    before: str
    after: str
    may_reply: bool
    form: Form
    kept: tuple[StoredFile, ...]
    conflict: Conflict | None
    history: tuple[ReplyShown, ...]

    @property
    def item(self) -> ItemRead:
        """What it is about."""
        return self.row.read

    @property
    def reasons(self) -> tuple[tuple[Said, Entry, str], ...]:
        """What was found, then and again: what it is called, the finding, and where it is explained."""
        told = []
        for said, entry, digest in (
            (Said("要求整改时", "when it was demanded"), self.item.found, self.read.digest),
            (Said("复评", "re-evaluation"), self.item.again, self.read.again),
        ):
            if entry is not None:
                told.append((said, entry, Links(self.heading.id, digest).finding(entry.anchor)))
        return tuple(told)


@router.get("/{rule}/{subject}", **shows(UseCase.READ_CASE, of=THE_CASE, summary="查看一项整改"))
def show_item(request: Request, who: Who, case_id: str, rule: str, subject: str) -> Response:
    """As it stands."""
    return render(request, "rectification/item.html", item_page(who, (rule, subject), language=language_of(request)))


def item_page(
    who: Caller,
    key: tuple[str, str],
    form: Form | None = None,
    conflict: Conflict | None = None,
    language: Language = Language.ZH,
) -> ItemPage:
    """The item for whoever looks. form: as it was sent; without, what stands there.

    Raises:
        Troubled: there is no such item.
    """
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    read = read_rectification(who.settings, who.found.id, shown.case, is_park(who), language)
    item = read.item(*key)
    if item is None:
        raise Troubled(_NO_ITEM)
    at, rows = read.items.index(item), [item_row(shown, one) for one in read.items]
    return ItemPage(
        heading=heading_of(shown.case_id, shown.case, who.found.park),
        read=read,
        row=rows[at],
        place=at + 1,
        before=rows[at - 1].address if at else "",
        after=rows[at + 1].address if at + 1 < len(rows) else "",
        may_reply=_may_reply(shown, who),
        form=form if form is not None else standing_form(item),
        kept=tuple(read.files[one] for one in prepared_files(item.record) if one in read.files),
        conflict=conflict,
        history=_history(shown, read, item),
    )


def standing_form(item: ItemRead) -> Form:
    """The reply that stands, as a form that is filled in; a report that was handed in is ready."""
    stands = item.record.prepared or item.record.report
    if stands is None:
        return Form()
    ready = not isinstance(stands.act, PrepareReply) or stands.act.ready
    values = {"reply": (stands.act.reply,), "keep": stands.act.evidence}
    return Form(values | ({"ready": (READY,)} if ready else {}))


def _may_reply(shown: CaseShown, who: Caller) -> bool:
    steps = [one for one in shown.outlook.steps if one.act is PrepareReply]
    return shown.case.state is State.RECTIFICATION and any(who.person.role in one.roles for one in steps)


def _history(shown: CaseShown, read: Rectification, item: ItemRead) -> tuple[ReplyShown, ...]:
    told = (
        ReplyShown(
            LABELS[type(one.act)], one, tuple(read.files[file] for file in one.act.evidence if file in read.files)
        )
        for one in replies_on(shown.case, item.record.item, 0)
    )
    return tuple(told)[::-1]


_NO_ITEM = Trouble(
    404,
    "item-unknown",
    Said("没有这一项整改事项；请从案卷的整改事项进入", "there is no such item; see the items of the case"),
)
