"""Every page that a park's submitter may open is known to be for them to read."""

from __future__ import annotations

from service.access.policy import WITHOUT_ACCOUNT, roles_for
from service.access.use_cases import UseCase
from service.transport.declared import DeclaredRoute
from service.vocabulary.person import Role
from service.web.app import SCREENS

FOR_PARKS = {
    "/": "the desk",
    "/help": "what words mean",
    "/help/first-case": "the walk through the own case",
    "/duties": "the reports that the park has to file",
    "/duties/{duty_id}/{period}": "one of them, put on record",
    "/parks": "the own park only",
    "/parks/list.xlsx": "the same",
    "/parks/{park_id}": "the same",
    "/parks/{park_id}/indicators": "the same",
    "/work.xlsx": "what the own cases wait for",
    "/cases": "the own cases only",
    "/cases/list.xlsx": "the same",
    "/cases/{case_id}": "a page of its own, service/web/park_desk/case.py",
    "/cases/{case_id}/files": "what the park handed in and was sent",
    "/cases/{case_id}/files/list.xlsx": "the same",
    "/cases/{case_id}/files/{digest}": "the same",
    "/cases/{case_id}/decisions/{number}/document": "issued, without what stays among offices",
    "/cases/{case_id}/decisions/{number}/report": "of what was issued",
    "/cases/{case_id}/questions": "questions are asked of the park",
    "/cases/{case_id}/questions/{rule}/{subject}": "the same",
    "/cases/{case_id}/questions/list.xlsx": "the same",
    "/cases/{case_id}/supplement": "the notices that were sent; drafts are for assessors",
    "/cases/{case_id}/supplement/{seq}": "a notice to the park",
    "/cases/{case_id}/rectification": "items of an issued decision, which the park puts right",
    "/cases/{case_id}/rectification/items.xlsx": "the same",
    "/cases/{case_id}/rectification/{rule}/{subject}": "the same",
    "/cases/{case_id}/corrections": "those in effect, of what was issued",
    "/cases/{case_id}/appeals": "the park's own appeals and what was decided",
}
OWN = "/me"
"""One's own account, beneath it too."""
ASKED_AGAIN = frozenset({UseCase.ACT_ON_CASE, UseCase.UPLOAD_FILE})
"""Forms of acts and of workbooks: each route asks for its act, see tests/web/park_desk/test_case.py."""


def open_to_parks() -> set[str]:
    """The addresses that answer to a submitter who looks."""
    return {
        route.path
        for router in SCREENS
        for route in router.routes
        if isinstance(route, DeclaredRoute)
        and "GET" in (route.methods or ())
        and route.use_case not in WITHOUT_ACCOUNT | ASKED_AGAIN
        and Role.SUBMITTER in roles_for(route.use_case)
        and not route.path.startswith(OWN)
    }


def test_no_page_is_open_to_parks_by_oversight() -> None:
    unknown = sorted(open_to_parks() - FOR_PARKS.keys())
    assert not unknown, f"may a park read these? declare READ_EVALUATION, or say why here: {unknown}"
    assert not FOR_PARKS.keys() - open_to_parks(), "no longer open to parks"
