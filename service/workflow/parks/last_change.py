"""last_change: who made a version of a park, and when, by the audit trail."""

from __future__ import annotations

from datetime import datetime

from service.casework.audit.chain import Outcome
from service.settings import Settings
from service.storage.audit import Wanted, search
from service.workflow.installation.open_database import opened


def last_change(settings: Settings, park: str, version: int) -> tuple[str, datetime] | None:
    """The name of whoever registered what happened to it, and the moment; None where the trail does not tell, as of a
    list that was imported. park: id.

    Raises:
        StorageError: see opened.
    """
    wanted = Wanted(object_type="park", object_id=park, outcome=Outcome.DONE.value)
    with opened(settings) as database, database.reading() as session:
        rows = [row for row in search(session, wanted) if row.object_version == version]
    try:
        return (rows[-1].actor_name, datetime.fromisoformat(rows[-1].ts_utc)) if rows else None
    except ValueError:  # a row may have been altered
        return None
