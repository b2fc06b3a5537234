"""The first page of a park's submitter: over all its cases what is asked, by when, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.policy import scope_for
from service.access.use_cases import UseCase
from service.casework.state import State
from service.transport.auth import Caller
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.vocabulary.person import Person
from service.web.cases.heading import CaseHeading, heading_of
from service.web.park_desk.tasks import ParkTasks, park_tasks
from service.web.rendering import render, shown_by
from service.workflow.cases.list_cases import list_cases
from service.workflow.cases.show_case import show_case

_MOST = 3
"""Cases told in full; a park has one in each programme."""


@dataclass(frozen=True, slots=True)
class DeskCase:
    """One open case with its tasks."""

    heading: CaseHeading
    tasks: ParkTasks


@shown_by("park-desk/desk.html")
@dataclass(frozen=True, slots=True)
class ParkDeskPage:
    """cases: open ones, the newest first; closed: the others."""

    person: Person
    cases: tuple[DeskCase, ...]
    closed: tuple[tuple[str, Said], ...]

    @property
    def waiting(self) -> int:
        """How many things are asked of the park now."""
        return sum(len(one.tasks.now) for one in self.cases)


def show_desk(request: Request, who: Caller) -> Response:
    """Of whoever is signed in."""
    lines = list_cases(who.settings, scope=scope_for(who.person, UseCase.LIST_CASES))
    going = [line for line in reversed(lines) if line.state is not State.CLOSED][:_MOST]
    cases = []
    for line in going:
        shown = show_case(who.settings, line.id, day_of(who.at))
        cases.append(DeskCase(heading_of(line.id, shown.case, line.park_name), park_tasks(shown, who.person)))
    closed = tuple((line.id, line.state.said) for line in reversed(lines) if line not in going)
    return render(request, "park-desk/desk.html", ParkDeskPage(who.person, tuple(cases), closed))
