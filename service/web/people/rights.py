"""Who may do what: the one table of the policy, and the acts on a case with who does them."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.policy_told import RowTold, heading_told, rights_told
from service.access.use_cases import UseCase
from service.casework.labels import LABELS
from service.casework.transitions import TRANSITIONS
from service.transport.auth import Who
from service.vocabulary.language import Said
from service.web.language import joined, language_of
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows

router = screens("/people", "人员")


@shown_by("people/rights.html")
@dataclass(frozen=True, slots=True)
class RightsPage:
    """heading, rows: the table of use cases; acts: each act on a case, with the roles that do it."""

    heading: RowTold
    rows: tuple[RowTold, ...]
    acts: tuple[tuple[Said, Said], ...]


@router.get("/rights", **shows(UseCase.LIST_ACCOUNTS, summary="谁可以做什么"))
def show(request: Request, who: Who) -> Response:
    """As the program goes by it, not as somebody once wrote it down."""
    language = language_of(request)
    acts = tuple(
        (LABELS[act], joined([role.said for role in transition.roles])) for act, transition in TRANSITIONS.items()
    )
    return render(request, "people/rights.html", RightsPage(heading_told(language), rights_told(language), acts))
