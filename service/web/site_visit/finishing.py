"""The end of a site visit: drafts go on record, then the visit itself, with its day and who took part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.act import Act
from service.casework.acts.site_visit import FinishSiteVisit, RecordJudgement
from service.casework.perform import Refused
from service.casework.site_checklist import CheckedItem
from service.transport.auth import Caller, Who
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.web.cases.act_forms import day_typed
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.done import see_other
from service.web.forms import Filled, Form, form_of
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.web.site_visit.choice import address, table_address
from service.web.site_visit.one import checklist_of
from service.workflow.access.gate import require
from service.workflow.access.targets import a_case
from service.workflow.site_visit.finish_site_visit import Visit, finish_site_visit, submit_drafts
from service.workflow.site_visit.site_checklist import Checklist

router = screens("/cases/{case_id}/site-visit", "现场核查")


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item with its address."""

    checked: CheckedItem
    address: str


@shown_by("site-visit/finish.html")
@dataclass(frozen=True, slots=True)
class FinishPage:
    """drafts: what goes on record; incomplete: what cannot as it is; open: what nobody has looked at; drafting: how
    many drafts others have; blocks: why the visit cannot be finished; finishes: whether it is for this person to end it
    or only to put their own drafts on record."""

    heading: CaseHeading
    table: str
    drafts: tuple[ItemLine, ...]
    incomplete: tuple[ItemLine, ...]
    open: tuple[ItemLine, ...]
    drafting: int
    blocks: tuple[Said, ...]
    finishes: bool
    form: Form


@router.get("/finish", **shows(UseCase.READ_EVALUATION, of=THE_CASE, summary="完成现场核查"))
def show_finish(request: Request, who: Who, case_id: str) -> Response:
    """What goes on record with it, looked through before."""
    given = form_of(visited_on=day_of(who.at), leader=who.person.name)
    return render(request, "site-visit/finish.html", _page(who, given))


@router.post("/finish", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="完成现场核查"))
def finish(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """Drafts and visit on record, or the form again."""
    _permitted(who, FinishSiteVisit)
    form = form.lacking(_NEEDED)
    visited_on = day_typed(form.text("visited_on"))
    if form.text("visited_on") and visited_on is None:
        form = form.refused(Said("核查日期请写成 2026-03-20 的样子", "write the day like 2026-03-20"), "visited_on")

    def do() -> Said:
        assert visited_on is not None
        members = tuple(name.strip() for name in form.text("members").splitlines() if name.strip())
        visit = Visit(visited_on, form.text("leader"), members)
        finish_site_visit(who.settings, who.found.id, visit, who.person, who.at)
        return Said("现场核查已完成", "the site visit is finished")

    return _done(request, who, form, do, f"/cases/{who.found.id}")


@router.post("/submit", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="提交核查草稿"))
def submit(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """One's own drafts on record; the visit goes on."""
    _permitted(who, RecordJudgement)

    def do() -> Said:
        count = submit_drafts(who.settings, who.found.id, who.person, who.at)
        return Said(f"已提交 {count} 项，记录在案", f"{count} items are on record")

    return _done(request, who, form, do, table_address(who.found.id))


def _done(request: Request, who: Caller, form: Form, do: Callable[[], Said], leads: str) -> Response:
    if not form.faults:
        try:
            return see_other(leads, do())
        except Refused as refused:
            for reason in refused.reasons:
                form = form.refused(reason)
        except Fault as fault:
            form = form.refused(fault)
    return render(request, "site-visit/finish.html", _page(who, form), UNUSABLE)


def _permitted(who: Caller, act: type[Act]) -> None:
    """Return only if the act is for this role at all.

    Raises:
        NotPermitted: it is not.
    """
    require(who.settings, who.person, act, a_case(who.found.id), at=who.at)


def _page(who: Caller, form: Form) -> FinishPage:
    checklist = checklist_of(who)
    drafts = [one for one in checklist.items if one.own is not None and not one.own.empty]
    finishing = FinishSiteVisit(visited_on=day_of(who.at), leader=who.person.name)
    return FinishPage(
        heading=heading_of(who.found.id, checklist.case, who.found.park),
        table=table_address(who.found.id),
        drafts=_lines(checklist, drafts),
        incomplete=_lines(checklist, [one for one in drafts if one.unfinished]),
        open=_lines(checklist, list(checklist.open)),
        drafting=checklist.drafting,
        blocks=checklist.refusals(finishing) if checklist.may_finish else (),
        finishes=checklist.may_finish,
        form=form,
    )


def _lines(checklist: Checklist, items: list[CheckedItem]) -> tuple[ItemLine, ...]:
    return tuple(ItemLine(one, address(checklist.case_id, one.item.key)) for one in items)


_NEEDED = {
    "visited_on": Said("请写明核查日期", "state the day of the visit"),
    "leader": Said("请写明核查组组长", "state the head of the group"),
}
