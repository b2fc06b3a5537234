"""A case as it stands, for whoever looks at it or works out what to do with it."""

from __future__ import annotations

from service.casework.case import Case
from service.settings import Settings
from service.storage import cases
from service.workflow.cases.perform_act import require_seen
from service.workflow.installation.open_database import opened


def read_case(settings: Settings, case_id: str, seen: int | None = None) -> Case:
    """The case of that id; `seen` is the number of acts the caller has seen, None: whatever there is.

    Raises:
        Fault: there is no such case, or others acted since. StorageError: see open_database.opened().
    """
    with opened(settings) as database, database.reading() as session:
        case = cases.load(session, case_id)
    require_seen(case_id, case, seen)
    return case
