"""Saving a draft of an item: by itself while somebody types, or by a button. What others changed is shown beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.act import Act
from service.casework.acts.site_visit import RecordJudgement
from service.casework.site_checklist import WRONG, CheckedItem
from service.transport.auth import Caller, Who
from service.transport.uploads import on_disk
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.conflict import STATUS, Conflict, rows_of
from service.web.done import see_other
from service.web.forms import Filled, Form
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.web.site_visit.choice import choice_of, table_address
from service.web.site_visit.one import FIELDS, ItemPage, checklist_of, found_item, kept_page, page_of
from service.workflow.access.gate import require
from service.workflow.access.targets import a_case
from service.workflow.site_visit.save_draft import Overtaken, Written, save_draft

router = screens("/cases/{case_id}/site-visit/items", "现场核查")
DISCARD = "discard"
"""Asked for by the button that gives the draft up."""
ITSELF = "autosave"
"""The header of what a page sends by itself: it is answered with the part that changes."""


@shown_by("site-visit/conflict.html", "site-visit/_overtaken.html")
@dataclass(frozen=True, slots=True)
class DraftConflictPage:
    """conflict: 原值, 对方, 我的, field by field; action: where the choice is sent; back: to the item as it stands."""

    heading: CaseHeading
    checked: CheckedItem
    conflict: Conflict
    action: str
    back: str
    table: str


@router.post("/{item}", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="保存核查草稿"))
def save(request: Request, who: Who, case_id: str, item: str, form: Filled) -> Response:
    """Kept, or told why not; 422 also where it is kept and could not go on record as it is; 409 where somebody else
    changed the item meanwhile."""
    kind: type[Act] = RecordJudgement
    require(who.settings, who.person, kind, a_case(who.found.id), at=who.at)
    try:
        with on_disk(form.files.get("files", ())) as photos:
            written = _nothing(who, item, form) if form.text("then") == DISCARD else _written(form, photos)
            save_draft(who.settings, who.found.id, item, written, who.person, who.at)
    except Overtaken as overtaken:
        return _conflict(request, who, overtaken.now, form)
    except Fault as fault:
        return _shown(request, who, item, form.refused(fault, _PLACES.get(fault.code, "")), UNUSABLE)
    kept = kept_page(request, who, item)
    if ITSELF in request.headers or kept.troubles:
        return _rendered(request, kept, UNUSABLE if kept.troubles else 200)
    return _onwards(kept, form)


def _written(form: Form, photos: Sequence[Path]) -> Written:
    return Written(
        answer=form.text("answer"),
        basis=form.text("basis"),
        value=form.text("value"),
        stamp=form.text("seen"),
        photos=photos,
        removed=form.every("remove"),
    )


def _nothing(who: Caller, key: str, form: Form) -> Written:
    """The draft given up, with all its files."""
    own = found_item(checklist_of(who), key).own
    return Written(
        "", "", "", form.text("seen"), (), tuple(one.digest for one in own.photos) if own is not None else ()
    )


def _shown(request: Request, who: Caller, key: str, form: Form, status: int) -> Response:
    return _rendered(request, page_of(who, checklist_of(who), key, choice_of(request), form), status)


def _rendered(request: Request, page: ItemPage, status: int) -> Response:
    template = "site-visit/_saved.html" if ITSELF in request.headers else "site-visit/one.html"
    return render(request, template, page, status)


def _onwards(page: ItemPage, form: Form) -> Response:
    """To the next item where that was asked for; otherwise back to this one."""
    title = page.checked.item.title
    done = Said(f"已保存草稿：{title.zh}", f"draft saved: {title.en}")
    if form.text("then") == DISCARD:
        done = Said(f"已放弃草稿：{title.zh}", f"draft given up: {title.en}")
    further = page.after or page.table
    return see_other(further if form.text("then") == "next" else page.action, done)


def _conflict(request: Request, who: Caller, now: CheckedItem, form: Form) -> Response:
    case = checklist_of(who).case
    by, at, theirs = _theirs(now, form.text("seen"))
    page = DraftConflictPage(
        heading=heading_of(who.found.id, case, who.found.park),
        checked=now,
        conflict=Conflict(rows_of(_LABELS, theirs, form), now.stamp, by, at),
        action=str(request.url.replace(scheme="", netloc="")),
        back=str(request.url.replace(scheme="", netloc="")),
        table=table_address(who.found.id, choice_of(request)),
    )
    template = "site-visit/_overtaken.html" if ITSELF in request.headers else "site-visit/conflict.html"
    return render(request, template, page, STATUS)


def _theirs(now: CheckedItem, seen: str) -> tuple[str, datetime | None, dict[str, str]]:
    """Who changed the item last, when, and what it says now."""
    if now.stamp.partition(".")[2] != seen.partition(".")[2] and now.statements:
        last = now.statements[-1]
        known = now.item.choice(last.words) is not None
        answer, value = (last.words, "") if known else (WRONG, last.words)
        return last.person, last.at, {"answer": answer, "basis": last.basis, "value": value}
    found = max(_drafts(now), key=lambda one: one[1], default=None)
    if found is None:
        return "", None, dict.fromkeys(FIELDS, "")
    by, _, at, words = found
    return by, at, words


def _drafts(now: CheckedItem) -> Iterator[tuple[str, int, datetime, dict[str, str]]]:
    """(whose, version, when, what) of every draft of the item that matters."""
    for draft in (*([now.own] if now.own is not None else []), *now.others):
        yield draft.writer, draft.version, draft.saved_at, {field: getattr(draft, field) for field in FIELDS}


_LABELS = {
    "answer": Said("核查结果", "finding"),
    "basis": Said("依据和情况", "what it rests on"),
    "value": Said("核实后的数值", "value found"),
}
_PLACES = {
    "no-choice": "answer",
    "photo-kind": "files",
    "photos-many": "files",
    **dict.fromkeys(("evidence-kind", "evidence-mismatch", "evidence-size", "evidence-empty"), "files"),
    **dict.fromkeys(("evidence-truncated", "photo-damaged", "photo-heavy", "photo-pixels"), "files"),
}
