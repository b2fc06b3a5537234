"""A case as its park sees it: what is asked of it, whom it waits for otherwise, what was done and sent."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.transport.auth import Caller
from service.web.cases.heading import CaseHeading, heading_of
from service.web.cases.since import ActDone, acts_done
from service.web.park_desk.documents import ParkDocument, documents_of
from service.web.park_desk.tasks import ParkTasks, park_tasks
from service.web.rendering import render, shown_by
from service.workflow.cases.show_case import CaseShown


@shown_by("park-desk/case.html")
@dataclass(frozen=True, slots=True)
class ParkCasePage:
    """acts: what the park is told of the record, the latest first."""

    heading: CaseHeading
    tasks: ParkTasks
    documents: tuple[ParkDocument, ...]
    acts: tuple[ActDone, ...]


def show_park_case(request: Request, who: Caller, shown: CaseShown) -> Response:
    """In place of the page of the offices."""
    page = ParkCasePage(
        heading=heading_of(shown.case_id, shown.case, who.found.park),
        tasks=park_tasks(shown, who.person),
        documents=documents_of(who, shown.case),
        acts=acts_done(shown.case, reader=who.person.role, names=shown.names)[::-1],
    )
    return render(request, "park-desk/case.html", page)
