"""case_history: a case with what the audit trail says of it, and how far that can be relied on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from service.casework.audit.case_trail import trail_faults
from service.casework.audit.chain import AlgorithmMissing, AuditRow
from service.casework.audit.heads import SignedHead
from service.casework.case import Case
from service.settings import Settings
from service.storage import cases
from service.storage.audit import Wanted, search
from service.storage.audit_heads import is_genuine, newest_head
from service.storage.keys import load_key
from service.storage.location import keys_folder
from service.vocabulary.language import Said
from service.workflow.installation.open_database import opened


@dataclass(frozen=True, slots=True)
class CaseHistory:
    """rows: every event of the case, refusals too; faults: what is wrong with them, none where each is as it was
    written and each act has its own; head: the newest signed head of the whole trail with a genuine signature, None
    where there is none; verified_at: when the whole trail was verified last, None where it never was."""

    case: Case
    rows: tuple[AuditRow, ...]
    faults: tuple[Said, ...]
    head: SignedHead | None
    verified_at: datetime | None


def case_history(settings: Settings, case_id: str) -> CaseHistory:
    """The case of that id; loading it verifies that its acts follow from each other.

    Raises:
        Fault: there is no such case. StorageError: its acts do not make a case; see opened and load_key.
    """
    key = load_key(keys_folder(settings)).public
    with opened(settings) as database, database.reading() as session:
        case = cases.load(session, case_id)
        rows = tuple(search(session, Wanted(object_type="case", object_id=case_id)))
        head = newest_head(session)
        verified = search(session, Wanted(action="audit.verify", limit=1))
    genuine = head if head is not None and is_genuine(head, key) else None
    return CaseHistory(case, rows, _faults(case, rows), genuine, _moment(verified))


def _faults(case: Case, rows: tuple[AuditRow, ...]) -> tuple[Said, ...]:
    try:
        return tuple(trail_faults(case, rows))
    except AlgorithmMissing as missing:
        return (missing.said,)


def _moment(rows: list[AuditRow]) -> datetime | None:
    """As far as it still is one: a row may have been altered."""
    try:
        return datetime.fromisoformat(rows[0].ts_utc) if rows else None
    except ValueError:
        return None
