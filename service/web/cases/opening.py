"""Opening the case of a park that is on a programme's list."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.application import OpenCase
from service.casework.perform import Refused
from service.transport.auth import Caller, Who
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.web.done import see_other
from service.web.forms import Filled, Form, form_of
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.access.gate import NotPermitted, require, visible
from service.workflow.access.targets import a_park
from service.workflow.cases.open_listed_case import open_listed_case
from service.workflow.parks.list_programmes import list_programmes

router = screens("/cases", "立案")
_PARK = {"park": Said("请写明园区：名称、目录代码或编号", "name the park: by name, code or number")}


@shown_by("cases/new.html")
@dataclass(frozen=True, slots=True)
class OpeningPage:
    """programmes: id and title, the latest first."""

    form: Form
    programmes: tuple[tuple[str, str], ...]


@router.get("/new", **shows(UseCase.ACT_ON_CASE, summary="立案"))
def show_opening(request: Request, who: Who) -> Response:
    """The form; ?park= names the park already."""
    visible(who.settings, who.person, OpenCase, at=who.at)
    return render(request, "cases/new.html", _page(who, form_of(park=request.query_params.get("park", ""))))


@router.post("", **shows(UseCase.ACT_ON_CASE, summary="立案"))
def open_case(request: Request, who: Who, form: Filled) -> Response:
    """The case, or the form with what stands in the way."""
    visible(who.settings, who.person, OpenCase, at=who.at)
    form = form.lacking(_PARK)
    if not form.faults:
        try:
            park = require(who.settings, who.person, OpenCase, a_park(form.text("park")), at=who.at)
            done = open_listed_case(who.settings, park.id, form.text("programme"), who.asked())
        except NotPermitted:
            raise
        except Fault as fault:
            form = form.refused(fault, "park")
        except Refused as refused:
            for reason in refused.reasons:
                form = form.refused(reason)
        else:
            return see_other(f"/cases/{done.case_id}", Said(f"已立案：{done.case_id}", f"opened: {done.case_id}"))
    return render(request, "cases/new.html", _page(who, form), UNUSABLE)


def _page(who: Caller, form: Form) -> OpeningPage:
    return OpeningPage(form, tuple((one.id, one.title) for one in reversed(list_programmes(who.settings))))
