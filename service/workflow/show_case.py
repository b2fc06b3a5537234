"""show_case: a case as it stands, with the procedure of the day and what can happen next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.casework.case import Case
from service.casework.next_steps import Outlook, next_steps
from service.casework.procedure import Procedure
from service.settings import Settings
from service.workflow.procedures import procedure_of
from service.workflow.read_case import read_case


@dataclass(frozen=True, slots=True)
class CaseShown:
    """A case on a day."""

    case_id: str
    case: Case
    procedure: Procedure
    outlook: Outlook


def show_case(settings: Settings, case_id: str, today: date) -> CaseShown:
    """The case of that id.

    Raises:
        Fault: there is no such case. StorageError: see open_database.opened(). RuleProblems: see procedure_of().
    """
    case = read_case(settings, case_id)
    procedure = procedure_of(settings, case.opened.jurisdiction, today)
    return CaseShown(case_id, case, procedure, next_steps(case, procedure, today))
