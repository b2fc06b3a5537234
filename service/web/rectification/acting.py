"""What the forms of a rectification do: save one reply, hand in all of them, move the deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.act import Act
from service.casework.acts.carrying_out import ExtendDeadline, HandInReplies, PrepareReply, ReportItem
from service.casework.perform import Refused
from service.casework.rectification import rectification_deadline
from service.transport.auth import Caller, Who
from service.transport.uploads import on_disk
from service.vocabulary.day import day_of, months_later
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.web.cases.act_forms import day_typed
from service.web.cases.acting import Acting, acting, blocks_of, permitted
from service.web.cases.attempt import DONE, attempted, seen_in
from service.web.cases.heading import THE_CASE
from service.web.cases.overtaken import Overtaken, done_as_seen
from service.web.conflict import STATUS, Conflict, rows_of
from service.web.done import see_other
from service.web.forms import Filled, Form
from service.web.language import language_of
from service.web.rectification.item import DISCARD, READY, ItemPage, item_page, standing_form
from service.web.rectification.items import items_page
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.perform_act import Asked, Done, perform_act
from service.workflow.cases.perform_with_files import perform_with_files
from service.workflow.cases.read_case import read_case
from service.workflow.cases.read_rectification import prepared_files
from service.workflow.cases.show_case import show_case

router = screens("/cases/{case_id}/rectification", "整改")
Key = tuple[str, str]
_COMPARED = {"reply": Said("整改情况", "what was done")}
_NEEDED = {
    "deadline": Said("请写明延长后的期限", "state the new last day"),
    "reason": Said("请写明理由", "state the reason"),
}


@shown_by("rectification/extension.html")
@dataclass(frozen=True, slots=True)
class ExtensionPage:
    """deadline: the last day now; latest: the last one that is allowed, counted in months from it."""

    acting: Acting
    deadline: date | None
    latest: date | None
    months: int
    most: int


@router.post("/hand-in", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="报送整改情况"))
def hand_in(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """All prepared replies at once."""
    permitted(who, HandInReplies)
    seen, act = seen_in(form), HandInReplies()
    form, status = attempted(form, lambda: perform_act(who.settings, who.found.id, act, who.asked(seen)))
    if status == DONE:
        return see_other(f"/cases/{who.found.id}/rectification", Said("已报送整改情况", "the replies are handed in"))
    return render(
        request,
        "rectification/items.html",
        items_page(who, form, seen if status == STATUS else None, language_of(request)),
        status,
    )


@router.get("/extension", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="延长整改期限"))
def ask_extension(request: Request, who: Who, case_id: str) -> Response:
    """The empty form."""
    permitted(who, ExtendDeadline)
    return render(request, "rectification/extension.html", _extension(who, Form()))


@router.post("/extension", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="延长整改期限"))
def extend(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """Once, with its reason."""
    permitted(who, ExtendDeadline)
    form, day, seen = form.lacking(_NEEDED), day_typed(form.text("deadline")), seen_in(form)
    if form.text("deadline") and day is None:
        form = form.refused(Said("日期请写成 2026-03-20 的样子", "write the day like 2026-03-20"), "deadline")
    if form.faults or day is None:
        return render(request, "rectification/extension.html", _extension(who, form), UNUSABLE)
    act = ExtendDeadline(deadline=day, reason=form.text("reason"), document=form.text("document"))
    form, status = attempted(form, lambda: perform_act(who.settings, who.found.id, act, who.asked(seen)))
    if status == DONE:
        done = Said(f"整改期限已延长至 {day}", f"the deadline is moved to {day}")
        return see_other(f"/cases/{who.found.id}/rectification", done)
    page = _extension(who, form, seen if status == STATUS else None)
    return render(request, "rectification/extension.html", page, status)


@router.post("/{rule}/{subject}", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="填写整改情况"))
def save_reply(request: Request, who: Who, case_id: str, rule: str, subject: str, form: Filled) -> Response:
    """Saved by itself; onwards to the next item where it is ready."""
    permitted(who, PrepareReply)
    key, page = (rule, subject), item_page(who, (rule, subject))
    try:
        done_as_seen(who, seen_in(form), lambda asked: _saved(who, page, form, asked), lambda act: _touches(act, key))
    except Overtaken:
        return render(
            request,
            "rectification/item.html",
            item_page(who, key, form, _conflict(who, key, form), language_of(request)),
            STATUS,
        )
    except Refused as refused:
        for reason in refused.reasons:
            form = form.refused(reason, "reply")
    except Fault as fault:
        form = form.refused(fault, "files")
    else:
        return _onwards(page, form)
    return render(
        request, "rectification/item.html", item_page(who, key, form, language=language_of(request)), UNUSABLE
    )


def _saved(who: Caller, page: ItemPage, form: Form, asked: Asked) -> Done:
    """With the files that are kept, and those that come along. Only files of the reply that stands can be kept."""
    rule, subject = page.item.key
    if form.text("then") == DISCARD:
        return perform_act(who.settings, who.found.id, PrepareReply(rule=rule, subject=subject), asked)
    kept = tuple(one for one in prepared_files(page.item.record) if one in form.every("keep"))

    def made(files: tuple[str, ...]) -> PrepareReply:
        evidence = tuple(dict.fromkeys((*kept, *files)))
        ready = form.text("ready") == READY
        return PrepareReply(rule=rule, subject=subject, reply=form.text("reply"), evidence=evidence, ready=ready)

    with on_disk(form.files.get("files", ())) as paths:
        return perform_with_files(who.settings, who.found.id, made, paths, asked)


def _touches(act: Act, key: Key) -> bool:
    """Whether an act can matter to whoever fills in that item: not a reply on another."""
    return not isinstance(act, PrepareReply | ReportItem) or (act.rule, act.subject) == key


def _conflict(who: Caller, key: Key, form: Form) -> Conflict:
    """A reply on the same item where that is what somebody was faster with, else whatever was done last."""
    case, theirs = read_case(who.settings, who.found.id), standing_form(item_page(who, key).item)
    replied = [one for one in case.acts if isinstance(one.act, PrepareReply | ReportItem) and _touches(one.act, key)]
    last = replied[-1] if replied else case.acts[-1]
    rows = rows_of(_COMPARED, {"reply": theirs.exact("reply")}, form)
    return Conflict(rows, str(case.version), last.person.name, last.at)


def _onwards(page: ItemPage, form: Form) -> Response:
    """To the next item where this one is ready, back to it where it is not."""
    title = page.item.title
    if form.text("then") == DISCARD:
        return see_other(page.row.address, Said(f"已放弃草稿：{title}", f"draft given up: {title}"))
    if form.text("ready") == READY:
        told = Said(f"已保存，已就绪：{title}", f"saved, ready: {title}")
        return see_other(page.after or f"{page.heading.address}/rectification", told)
    return see_other(page.row.address, Said(f"已保存：{title}", f"saved: {title}"))


def _extension(who: Caller, form: Form, seen: int | None = None) -> ExtensionPage:
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    deadline, months = rectification_deadline(shown.case), shown.procedure.extension_months
    latest = months_later(deadline, months) if deadline is not None else None
    around = acting(who.found, shown, ExtendDeadline, form, blocks_of(shown, ExtendDeadline), seen)
    return ExtensionPage(around, deadline, latest, months, shown.procedure.extensions)
