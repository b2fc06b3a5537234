"""Register that a park has another name, by the document that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.transport.auth import Caller, Who
from service.transport.declared import in_path
from service.transport.fault_status import CONFLICT, UNUSABLE, status_of
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.park import Ground
from service.web.conflict import Conflict, rows_of
from service.web.done import see_other
from service.web.forms import Filled, Form, form_of
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.access.targets import a_park
from service.workflow.parks.change_park import change_park, renaming
from service.workflow.parks.last_change import last_change
from service.workflow.parks.show_park import show_park

router = screens("/parks", "园区")
THE_PARK = in_path("park_id", a_park)
_STALE, _MOST_DIGITS = "stale-version", 9
_LABELS = {"name": Said("新名称", "New name")}


@shown_by("park-renaming/page.html")
@dataclass(frozen=True, slots=True)
class ParkRenamingPage:
    """name: as it is now; seen: the version that was looked at; conflict: where somebody was faster."""

    form: Form
    park: str
    name: str
    seen: str
    conflict: Conflict | None = None


@router.get("/{park_id}/rename", **shows(UseCase.KEEP_PARKS, of=THE_PARK, summary="登记园区更名"))
def ask_name(request: Request, who: Who) -> Response:
    """The form."""
    return _page(request, who, form_of())


@router.post("/{park_id}/rename", **shows(UseCase.KEEP_PARKS, of=THE_PARK, summary="登记园区更名"))
def rename(request: Request, who: Who, form: Filled) -> Response:
    """Who was not the fastest chooses anew between both names."""
    park, form = who.found.id, _checked(form)
    if form.faults:
        return _page(request, who, form, UNUSABLE)
    ground = Ground(date.fromisoformat(form.text("on")), form.text("document"), form.text("reason"))
    wish = renaming(form.text("name"), ground)
    try:
        change_park(who.settings, park, wish, str(who.person.id), who.at, int(form.text("seen")))
    except Fault as fault:
        if status_of(fault.code) not in (CONFLICT, UNUSABLE):
            raise
        if fault.code == _STALE:
            return _page(request, who, form, CONFLICT)
        return _page(request, who, form.refused(fault), UNUSABLE)
    return see_other(f"/parks/{park}", Said("已登记更名", "the new name is on record"))


def _page(request: Request, who: Caller, form: Form, status: int = 200) -> Response:
    kept = show_park(who.settings, who.found.id)
    seen, conflict = form.text("seen") or str(kept.version), None
    if status == CONFLICT:
        rows = rows_of(_LABELS, {"name": kept.park.name}, form)
        by, at = last_change(who.settings, kept.park.id, kept.version) or ("", None)
        conflict = Conflict(rows, str(kept.version), by, at)
    page = ParkRenamingPage(form, kept.park.id, kept.park.name, seen, conflict)
    return render(request, "park-renaming/page.html", page, status)


def _checked(form: Form) -> Form:
    form = form.lacking(_REQUIRED)
    if form.text("on") and not _is_day(form.text("on")):
        form = form.refused(Said("日期写成 2026-11-26 这样", "write the day as 2026-11-26"), "on")
    seen = form.text("seen")
    if not (seen.isascii() and seen.isdecimal() and len(seen) <= _MOST_DIGITS):
        form = form.refused(Said("这个页面不完整；请重新打开再办", "this page is incomplete; open it again"))
    return form


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


_REQUIRED = {
    "name": Said("请输入新名称", "enter the new name"),
    "on": Said("请输入生效的日期", "enter the day from which it counts"),
    "document": Said("请输入文件的名称和文号", "enter title and number of the document"),
    "reason": Said("请输入原因", "enter the reason"),
}
