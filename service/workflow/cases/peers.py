"""peers_of: a case among the cases of parks of the same type, as far as the reader sees them."""

from __future__ import annotations

from dataclasses import dataclass

from service.access.scope import Scope
from service.settings import Settings
from service.storage.case_evaluations import CaseEvaluation, OfType, evaluations_of_type, of_type
from service.workflow.installation.open_database import opened


@dataclass(frozen=True, slots=True)
class Peers:
    """case: what it is compared by; without a type of park there are no peers. everybody: their last evaluations, the
    own included, by number of the case; own: None before the first one."""

    case: OfType
    everybody: tuple[CaseEvaluation, ...]
    own: CaseEvaluation | None

    @property
    def others(self) -> tuple[CaseEvaluation, ...]:
        """All but the own."""
        return tuple(one for one in self.everybody if one is not self.own)


def peers_of(settings: Settings, case_id: str, scope: Scope) -> Peers:
    """Of the same programme. scope: which cases the reader may list.

    Raises:
        Fault: there is no such case. StorageError: see open_database.opened().
    """
    with opened(settings) as database, database.reading() as session:
        case = of_type(session, case_id)
        found = evaluations_of_type(session, case.type, case.programme, scope) if case.type else ()
    own = next((one for one in found if one.case_id == case_id), None)
    return Peers(case, found, own)
