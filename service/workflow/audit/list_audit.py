"""Who did what: the events of the audit trail."""

from __future__ import annotations

import json

from service.access.use_cases import UseCase
from service.casework.audit import wording
from service.casework.audit.chain import AuditRow
from service.settings import Settings
from service.storage.audit import Wanted, search
from service.vocabulary.language import Said
from service.workflow.installation.open_database import opened

_ASKED = {case.value: case.said for case in UseCase}
"""What somebody asked for and was denied is told by the name of the use case."""


def list_audit(settings: Settings, wanted: Wanted) -> list[AuditRow]:
    """The events wanted, in order; whether they can be trusted says verify_audit().

    Raises:
        StorageError: see opened.
    """
    with opened(settings) as database, database.reading() as session:
        return search(session, wanted)


def audit_record(rows: list[AuditRow]) -> str:
    """The events as a JSON list, one object a row with its columns as stored."""
    return json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=2, default=repr) + "\n"


def sentence(row: AuditRow) -> Said:
    """An event in one sentence."""
    return wording.sentence(row, _ASKED)


def parts(row: AuditRow) -> wording.Told:
    """An event in its parts."""
    return wording.told(row, _ASKED)


__all__ = ["Wanted", "audit_record", "list_audit", "parts", "sentence"]
