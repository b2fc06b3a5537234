"""What stands over every screen of a case: which case it is, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass

from service.casework.case import Case
from service.casework.state import State
from service.transport.declared import in_path
from service.workflow.access.targets import a_case

THE_CASE = in_path("case_id", a_case)
"""What the screens of one case are about."""


@dataclass(frozen=True, slots=True)
class CaseHeading:
    """id: its number; park: the id of the park in the registry; park_name: what the park is called now; former: what it
    was called when the case was opened, empty where that is the same; version: how many acts are on record."""

    id: str
    park: str
    park_name: str
    former: str
    programme: str
    state: State
    round: int
    version: int

    @property
    def address(self) -> str:
        """Of the case."""
        return f"/cases/{self.id}"


def heading_of(case_id: str, case: Case, called: str) -> CaseHeading:
    """Of a case as it stands. called: what its park is called now."""
    opened = case.opened
    programme = opened.programme_title or opened.programme
    former = opened.park_name if opened.park_name != called else ""
    return CaseHeading(case_id, opened.park, called, former, programme, case.state, case.round, case.version)
