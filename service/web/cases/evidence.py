"""登记佐证材料: a file is kept, and it is said what it proves: a project, an item, the value of a year."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.carrying_out import LinkEvidence, Target
from service.casework.perform import Refused
from service.transport.auth import Caller, Who
from service.transport.uploads import on_disk
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.web.cases.acting import Acting, acting, blocks_of, permitted
from service.web.cases.heading import THE_CASE
from service.web.done import see_other
from service.web.forms import Filled, Form
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.web.typed import whole_number
from service.workflow.cases.evidence_subjects import SubjectGroup, evidence_subjects
from service.workflow.cases.link_evidence import link_evidence
from service.workflow.cases.show_case import show_case

router = screens("/cases/{case_id}", "登记佐证材料")


@shown_by("cases/evidence.html")
@dataclass(frozen=True, slots=True)
class EvidencePage:
    """groups: what a file can prove."""

    acting: Acting
    groups: tuple[SubjectGroup, ...]


@router.get("/evidence", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="登记佐证材料"))
def ask_file(request: Request, who: Who, case_id: str) -> Response:
    """The empty form."""
    permitted(who, LinkEvidence)
    return render(request, "cases/evidence.html", _page(who, Form()))


@router.post("/evidence", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="登记佐证材料"))
def link(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """Kept and put to what it proves. What others did meanwhile does not matter: a file takes nothing away."""
    permitted(who, LinkEvidence)
    page = _page(who, form)
    form = _checked(form, {value for group in page.groups for value, _ in group.subjects})
    if not form.faults:
        try:
            _link(who, form)
        except Refused as refused:
            for reason in refused.reasons:
                form = form.refused(reason)
        except Fault as fault:
            form = form.refused(fault, "file" if fault.code.startswith(("evidence-", "photo-")) else "")
        else:
            name = form.text("name")
            return see_other(f"/cases/{who.found.id}", Said(f"已登记佐证材料：{name}", f"evidence on record: {name}"))
    return render(request, "cases/evidence.html", _page(who, form), UNUSABLE)


def _checked(form: Form, subjects: Collection[str]) -> Form:
    form = form.lacking(_NEEDED)
    if form.text("about") not in subjects and not form.fault("about"):
        form = form.refused(_NEEDED["about"], "about")
    if not form.files.get("file"):
        form = form.refused(_NO_FILE, "file")
    if _target(form) is Target.VALUE and whole_number(form.text("year")) is None:
        form = form.refused(_NO_YEAR, "year")
    return form


def _target(form: Form) -> Target | None:
    target = form.text("about").partition(":")[0]
    return Target(target) if target in tuple(Target) else None


def _link(who: Caller, form: Form) -> None:
    target, key = _target(form), form.text("about").partition(":")[2]
    assert target is not None, "checked"
    if target is Target.VALUE:
        key = f"{key}/{whole_number(form.text('year'))}"
    with on_disk(form.files["file"][:1]) as (path,):
        link_evidence(who.settings, who.found.id, path, target, key, form.text("name"), who.asked())


def _page(who: Caller, form: Form) -> EvidencePage:
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    groups = evidence_subjects(who.settings, shown.case)
    return EvidencePage(acting(who.found, shown, LinkEvidence, form, blocks_of(shown, LinkEvidence)), groups)


_NEEDED = {
    "name": Said("请写明材料的名称", "state the name of the paper"),
    "about": Said("请选定它佐证什么", "choose what it proves"),
}
_NO_FILE = Said("请选择文件", "choose the file")
_NO_YEAR = Said("佐证数值的，请写明年度，如 2025", "for a value state the year, like 2025")
