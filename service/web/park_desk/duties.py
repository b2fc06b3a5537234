"""The reports that a park has to file by the calendar of its programme and has not: a page, and a part of the desk."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.policy import scope_for
from service.access.use_cases import UseCase
from service.casework.state import State
from service.transport.auth import Caller, Who
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.programme import Occasion
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.list_cases import list_cases
from service.workflow.parks.own_duties import own_duties
from service.workflow.rules.rule_base import RuleProblems

router = screens("/duties", "报送责任")


@shown_by("park-desk/duties.html")
@dataclass(frozen=True, slots=True)
class DutiesPage:
    """occasions: overdue or due soon, None where they cannot be worked out. case: where progress is reported, empty
    without an open case."""

    occasions: tuple[Occasion, ...] | None
    case: str


@router.get("", **shows(UseCase.READ_DUTIES))
def show(request: Request, who: Who) -> Response:
    """Rule data that cannot be read at present is told, and takes nothing else away."""
    try:
        found = own_duties(who.settings, who.person, day_of(who.at))
    except (Fault, RuleProblems):
        return render(request, "park-desk/duties.html", DutiesPage(None, ""))
    occasions = tuple(one.obligation.occasion for one in found)
    return render(request, "park-desk/duties.html", DutiesPage(occasions, _case(who) if occasions else ""))


def _case(who: Caller) -> str:
    """The open case of a park's own submitter."""
    if not who.person.park:
        return ""
    lines = list_cases(who.settings, scope=scope_for(who.person, UseCase.LIST_CASES))
    return next((line.id for line in reversed(lines) if line.state is not State.CLOSED), "")
