"""recuse_expert: an expert takes no part, in some items or in all."""

from __future__ import annotations

from service.casework.acts.site_visit import Recuse
from service.settings import Settings
from service.storage import people
from service.workflow.cases.perform_act import Asked, Done, perform_act
from service.workflow.installation.open_database import opened


def recuse_expert(
    settings: Settings, case_id: str, expert: str, reason: str, items: tuple[str, ...], asked: Asked
) -> Done:
    """Recuse the expert of that id or unambiguous name.

    Raises:
        Refused, Fault, StorageError: as perform_act(); nobody or several are meant.
    """
    with opened(settings) as database, database.reading() as session:
        person = people.find(session, expert)
    act = Recuse(expert=person.id, expert_name=person.name, reason=reason, items=items)
    return perform_act(settings, case_id, act, asked)
