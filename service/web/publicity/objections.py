"""Objections during the publicity: put on record with what proves them, and answered one by one."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.decision import LodgeObjection, SettleObjection
from service.casework.publicity_told import Objection, objections
from service.transport.auth import Caller, Who
from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.transport.uploads import on_disk
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.web.cases.act_forms import NO, YES
from service.web.cases.acting import Acting, acting, blocks_of, permitted, refused_to
from service.web.cases.attempt import DONE, attempted, seen_in
from service.web.cases.heading import THE_CASE
from service.web.conflict import STATUS
from service.web.done import see_other
from service.web.forms import Filled, Form
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.perform_with_files import perform_with_files
from service.workflow.cases.show_case import CaseShown, show_case

router = screens("/cases/{case_id}/publicity/objections", "公示异议")
EVIDENCE = "evidence"
_LODGED = {
    "objector": Said("请写明提出异议的单位或个人", "state who objects"),
    "objection": Said("请写明异议的内容", "state the objection"),
}
_SETTLED = {
    "upheld": Said("请选定成立或不成立", "choose whether it is upheld"),
    "reason": Said("请写明答复和理由", "state the answer and its reason"),
}


@shown_by("publicity/object.html")
@dataclass(frozen=True, slots=True)
class ObjectPage:
    """A new objection."""

    acting: Acting


@shown_by("publicity/settle.html")
@dataclass(frozen=True, slots=True)
class SettlePage:
    """The answer to an objection."""

    acting: Acting
    objection: Objection


@router.get("/new", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="登记异议"))
def ask_objection(request: Request, who: Who, case_id: str) -> Response:
    """The empty form."""
    permitted(who, LodgeObjection)
    return render(request, "publicity/object.html", _object_page(who, Form()))


@router.post("/new", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="登记异议"))
def lodge(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """On record; the decision is not issued before it is answered."""
    permitted(who, LodgeObjection)
    form, seen = form.lacking(_LODGED), seen_in(form)
    if form.faults:
        return render(request, "publicity/object.html", _object_page(who, form), UNUSABLE)

    def made(files: tuple[str, ...]) -> LodgeObjection:
        return LodgeObjection(objector=form.text("objector"), objection=form.text("objection"), evidence=files)

    def do() -> None:
        with on_disk(form.files.get(EVIDENCE, ())) as paths:
            perform_with_files(who.settings, who.found.id, made, paths, who.asked(seen))

    shown_as, status = attempted(form, do)
    if status == DONE:
        done = Said("已登记异议，须由审批人答复", "the objection is on record and waits for an answer")
        return see_other(f"/cases/{who.found.id}/publicity", done)
    page = _object_page(who, shown_as, seen if status == STATUS else None)
    return render(request, "publicity/object.html", page, status)


@router.get("/{number}", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="处理异议"))
def ask_answer(request: Request, who: Who, case_id: str, number: int) -> Response:
    """The objection, and the form for the answer."""
    permitted(who, SettleObjection)
    return render(request, "publicity/settle.html", _settle_page(who, number, Form()))


@router.post("/{number}", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="处理异议"))
def settle(request: Request, who: Who, case_id: str, number: int, form: Filled) -> Response:
    """Answered: dismissed, or upheld, and then the case goes back to the evaluation."""
    permitted(who, SettleObjection)
    form, seen = form.lacking(_SETTLED), seen_in(form)
    if form.text("upheld") not in (YES, NO) and not form.fault("upheld"):
        form = form.refused(_SETTLED["upheld"], "upheld")
    if form.faults:
        return render(request, "publicity/settle.html", _settle_page(who, number, form), UNUSABLE)
    act = SettleObjection(objection=number, upheld=form.text("upheld") == YES, reason=form.text("reason"))
    form, status = attempted(form, lambda: perform_act(who.settings, who.found.id, act, who.asked(seen)))
    if status == DONE:
        return see_other(f"/cases/{who.found.id}/publicity", _settled(act))
    page = _settle_page(who, number, form, seen if status == STATUS else None)
    return render(request, "publicity/settle.html", page, status)


def _settled(act: SettleObjection) -> Said:
    if act.upheld:
        return Said("异议成立，案卷退回评价，已有签名作废", "upheld: back to the evaluation, signatures are void")
    return Said("已答复异议：不成立", "answered: dismissed")


def _object_page(who: Caller, form: Form, seen: int | None = None) -> ObjectPage:
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    return ObjectPage(acting(who.found, shown, LodgeObjection, form, blocks_of(shown, LodgeObjection), seen))


def _settle_page(who: Caller, number: int, form: Form, seen: int | None = None) -> SettlePage:
    """Of an objection to the present decision.

    Raises:
        Troubled: there is none of that number.
    """
    shown: CaseShown = show_case(who.settings, who.found.id, day_of(who.at))
    found = next((one for one in objections(shown.case) if one.lodged.seq == number), None)
    if found is None:
        raise Troubled(_NO_OBJECTION)
    blocks = refused_to(who, shown, SettleObjection(objection=number, upheld=False, reason="—"))
    return SettlePage(acting(who.found, shown, SettleObjection, form, blocks, seen), found)


_NO_OBJECTION = Trouble(
    404,
    "not-found",
    Said("现在的决定没有这个编号的异议；请从公示页面进入", "there is no such objection; see the publicity"),
)
