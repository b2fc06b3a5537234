"""申诉 as a path of its own: the park lodges with reasons and files, the authority answers, and all stays on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.decision import DecideAppeal, LodgeAppeal, WithdrawAppeal
from service.casework.appeals import AppealRecord, appeals
from service.casework.disputes import last_day_to_appeal
from service.transport.auth import Caller, Who
from service.transport.uploads import on_disk
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.web.cases.act_forms import NO, YES
from service.web.cases.acting import blocks_of, permitted, step_of
from service.web.cases.attempt import DONE, attempted, seen_in
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.cases.offers import offered
from service.web.cases.since import ActDone, acts_done
from service.web.conflict import STATUS
from service.web.days import due_tag, late_tag
from service.web.done import see_other
from service.web.forms import Filled, Form
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.web.tags import Tag
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.perform_with_files import perform_with_files
from service.workflow.cases.read_file import StoredFile, named_files_of
from service.workflow.cases.show_case import show_case

router = screens("/cases/{case_id}/appeals", "申诉")
_TEMPLATE = "appeals/page.html"
_WAITS = Said("待决定", "waits for a decision")
_WITHDRAWN = Said("已撤回", "withdrawn")
_UPHELD, _DISMISSED = Said("成立，重新评价", "upheld: evaluated again"), Said("不成立，维持决定", "dismissed")


@dataclass(frozen=True, slots=True)
class AppealShown:
    """One appeal. outcome: how it stands; late: a sign where its day is near or past."""

    record: AppealRecord
    files: tuple[StoredFile, ...]
    outcome: Tag
    late: Tag | None


@shown_by(_TEMPLATE)
@dataclass(frozen=True, slots=True)
class AppealsPage:
    """until: last day to appeal against the decision, None where none is issued, near: a sign for it while it can still
    be used; lodge, withdraw, decide: whoever looks is to do it, with every reason why they cannot now, None where it is
    not for them; form: as it was sent; since: what others did since then."""

    heading: CaseHeading
    appeals: tuple[AppealShown, ...]
    until: date | None
    near: Tag | None
    lodge: tuple[Said, ...] | None
    withdraw: tuple[Said, ...] | None
    decide: tuple[Said, ...] | None
    form: Form
    since: tuple[ActDone, ...]

    @property
    def waits(self) -> bool:
        """Whether one waits for a decision."""
        return any(one.record.waits for one in self.appeals)


@router.get("", **shows(UseCase.READ_CASE, of=THE_CASE, summary="查看申诉"))
def show_appeals(request: Request, who: Who, case_id: str) -> Response:
    """All of them, and what can be done now."""
    return render(request, _TEMPLATE, _page(who, Form()))


@router.post("", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="提出申诉"))
def lodge(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """By the park, with files where it brings any."""
    permitted(who, LodgeAppeal)
    form, seen = form.lacking({"grounds": Said("请写明申诉理由", "state the grounds")}), seen_in(form)
    if form.faults:
        return render(request, _TEMPLATE, _page(who, form), UNUSABLE)
    grounds = form.text("grounds")

    def do() -> None:
        with on_disk(form.files.get("files", ())) as paths:
            perform_with_files(
                who.settings,
                who.found.id,
                lambda files: LodgeAppeal(grounds=grounds, evidence=files),
                paths,
                who.asked(seen),
            )

    answered, status = attempted(form, do)
    if status == DONE:
        return see_other(f"/cases/{who.found.id}/appeals", Said("已提出申诉", "the appeal is lodged"))
    return render(request, _TEMPLATE, _page(who, answered, seen if status == STATUS else None), status)


@router.post("/withdrawal", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="撤回申诉"))
def withdraw(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """By the park; the decision stands as before."""
    permitted(who, WithdrawAppeal)
    form, seen = form.lacking({"withdrawal": Said("请写明撤回的理由", "state why it is withdrawn")}), seen_in(form)
    if form.faults:
        return render(request, _TEMPLATE, _page(who, form), UNUSABLE)
    act = WithdrawAppeal(reason=form.text("withdrawal"))
    form, status = attempted(form, lambda: perform_act(who.settings, who.found.id, act, who.asked(seen)))
    if status == DONE:
        return see_other(f"/cases/{who.found.id}/appeals", Said("已撤回申诉", "the appeal is withdrawn"))
    return render(request, _TEMPLATE, _page(who, form, seen if status == STATUS else None), status)


@router.post("/decision", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="决定申诉"))
def decide(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """Dismissed, or upheld: then the case is evaluated again."""
    permitted(who, DecideAppeal)
    form, seen = form.lacking({"reason": Said("请写明理由", "state the reason")}), seen_in(form)
    if form.text("upheld") not in (YES, NO):
        form = form.refused(Said("请选择申诉是否成立", "choose whether the appeal is upheld"), "upheld")
    if form.faults:
        return render(request, _TEMPLATE, _page(who, form), UNUSABLE)
    act = DecideAppeal(upheld=form.text("upheld") == YES, reason=form.text("reason"))
    form, status = attempted(form, lambda: perform_act(who.settings, who.found.id, act, who.asked(seen)))
    if status == DONE:
        return see_other(f"/cases/{who.found.id}/appeals", Said("已决定申诉", "the appeal is decided"))
    return render(request, _TEMPLATE, _page(who, form, seen if status == STATUS else None), status)


def _page(who: Caller, form: Form, seen: int | None = None) -> AppealsPage:
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    case, records = shown.case, appeals(shown.case, shown.procedure)
    files = named_files_of(who.settings, [digest for one in records for digest in one.lodged.act.evidence])
    until = last_day_to_appeal(case, shown.procedure)
    open_now = step_of(shown, LodgeAppeal) is not None and not blocks_of(shown, LodgeAppeal)
    return AppealsPage(
        heading=heading_of(shown.case_id, case, who.found.park),
        appeals=tuple(
            _shown(one, shown.on, tuple(files[file] for file in one.lodged.act.evidence if file in files))
            for one in reversed(records)
        ),
        until=until,
        near=due_tag(until, shown.on) if open_now else None,
        lodge=offered(who, shown, LodgeAppeal(grounds="—")),
        withdraw=offered(who, shown, WithdrawAppeal(reason="—")) if any(one.waits for one in records) else None,
        decide=offered(who, shown, DecideAppeal(upheld=False, reason="—")),
        form=form,
        since=acts_done(case, seen, who.person.role, shown.names) if seen is not None else (),
    )


def _shown(record: AppealRecord, today: date, files: tuple[StoredFile, ...]) -> AppealShown:
    decided, late = record.decided, record.late(today)
    if record.withdrawn is not None:
        return AppealShown(record, files, Tag(_WITHDRAWN, "—", "rest"), None)
    if decided is None:
        return AppealShown(record, files, Tag(_WAITS, "…", "going"), due_tag(record.due, today))
    outcome = Tag(_UPHELD, "√", "good") if decided.act.upheld else Tag(_DISMISSED, "—", "rest")
    return AppealShown(record, files, outcome, late_tag(late) if late else None)
