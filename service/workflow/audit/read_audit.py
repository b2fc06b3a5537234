"""Look at the audit trail on record: whoever reads or exports it is in it too."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from service.casework.audit.chain import AuditRow
from service.documents.csv_table import csv_table
from service.settings import Settings
from service.storage.audit import Wanted
from service.vocabulary.canonical import canonical_json
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.audit.audited import attempt, audited
from service.workflow.audit.list_audit import list_audit
from service.workflow.audit.verify_audit import Verified, verify_audit
from service.workflow.installation.open_database import opened


def read_audit(settings: Settings, wanted: Wanted, at: datetime) -> list[AuditRow]:
    """The events wanted, in order; without the one of this reading.

    Raises:
        StorageError: see opened.
    """
    rows = list_audit(settings, wanted)
    _record(settings, at, "audit.read", wanted, len(rows))
    return rows


def read_event(settings: Settings, seq: int, at: datetime) -> AuditRow:
    """The event of that number.

    Raises:
        Fault: there is none. StorageError: see opened.
    """
    found = read_audit(settings, Wanted(after=seq - 1, before=seq + 1), at)
    if not found:
        raise Fault(
            "audit-row-unknown",
            Said(f"审计记录没有第 {seq} 行；请核对行号", f"the audit trail has no row {seq}; check the number"),
        )
    return found[0]


def export_rows(settings: Settings, wanted: Wanted, at: datetime) -> list[AuditRow]:
    """The events wanted, to be handed out as a file.

    Raises:
        StorageError: see opened.
    """
    rows = list_audit(settings, wanted)
    _record(settings, at, "audit.export", wanted, len(rows))
    return rows


def export_audit(settings: Settings, wanted: Wanted, at: datetime) -> bytes:
    """The same as CSV, the columns as stored.

    Raises:
        StorageError: see opened.
    """
    return csv_table(AuditRow._fields, export_rows(settings, wanted, at))


def verify_on_record(settings: Settings, at: datetime) -> Verified:
    """The verdict on the trail with the heads that are kept here.

    Raises:
        As verify_audit().
    """
    verified = verify_audit(settings)
    _record(settings, at, "audit.verify", None, verified.verdict.rows)
    return verified


def _record(settings: Settings, at: datetime, action: str, wanted: Wanted | None, rows: int) -> None:
    asked = {} if wanted is None else {name: str(value) for name, value in asdict(wanted).items() if value}
    detail = canonical_json({"wanted": asked, "rows": rows})
    event = replace(attempt(None, at, action, "audit", ""), detail_json=detail)
    with opened(settings) as database:
        audited(settings, database, event, lambda _: (None, event))
