"""bundle: everything on record of a case in one signed file that can be verified anywhere."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from service.casework.audit.chain import AuditEvent
from service.casework.case import Case
from service.documents.bundle.explanation import Explained, explanation
from service.documents.bundle.manifest import manifest_of
from service.documents.bundle.member import EXPLANATION, MANIFEST, SIGNATURE, Content, Member, Role
from service.documents.bundle.package import write_zip
from service.settings import Settings
from service.storage import audit, cases
from service.storage.audit import Wanted
from service.storage.database import Session
from service.storage.files import FileStore, recorded_file
from service.storage.keys import PublicKey, SigningKey, load_key
from service.storage.location import files_folder, keys_folder
from service.storage.outputs import kept
from service.workflow.audited import attempt, audited
from service.workflow.bundles.case_record import CaseRecord, KeptFile, other_files, outputs_of, workbooks
from service.workflow.bundles.members import members
from service.workflow.bundles.program import program
from service.workflow.bundles.signature import signed
from service.workflow.case_audit import CASE
from service.workflow.open_database import opened
from service.workflow.saving import save

ACTION = "case.bundle"


@dataclass(frozen=True, slots=True)
class Bundled:
    """What was written: size in bytes, number of files, and the key that verifies it."""

    case_id: str
    size: int
    files: int
    key: PublicKey


def bundle_case(settings: Settings, case_id: str, out: Path, at: datetime, with_evidence: bool = True) -> Bundled:
    """Write the bundle of a case to `out`; that it was written is put on the audit trail.

    Raises:
        Fault: there is no such case, or an assessment of it can no longer be made. StorageError: what is kept is gone
        or altered, or there is no signing key. OSError: the file cannot be written.
    """
    key = load_key(keys_folder(settings))
    record = case_record(settings, case_id, at)
    made = members(record, program(), with_evidence)
    whole = packed(record.id, record.case.opened.park_name, made, key, with_evidence)
    save(out, whole)
    return Bundled(case_id, len(whole), len(made), key.public)


def packed(case_id: str, park: str, made: Iterable[Member], key: SigningKey, with_evidence: bool) -> bytes:
    """The zip file of members with their 说明.txt, manifest and signature."""
    told = explanation(Explained(case_id, park, key.public.id, program()["acceptance"], with_evidence))
    whole = (*made, Member(EXPLANATION, Role.EXPLANATION, told.encode()))
    manifest = manifest_of(case_id, whole).text()
    contents: Mapping[str, Content] = {
        **{member.path: member.content for member in whole},
        MANIFEST: manifest,
        SIGNATURE: signed(manifest, key),
    }
    out = io.BytesIO()
    write_zip(out, contents)
    return out.getvalue()


def case_record(settings: Settings, case_id: str, at: datetime) -> CaseRecord:
    """All that is on record of a case, under a head of the audit trail signed now.

    Raises:
        Fault: there is no such case. StorageError: what is kept is gone or altered.
    """
    event = replace(attempt(None, at, ACTION, CASE, case_id))
    with opened(settings) as database:

        def gathered(session: Session) -> tuple[CaseRecord, AuditEvent]:
            return _gathered(session, FileStore(files_folder(settings)), case_id), event

        record = audited(settings, database, event, gathered, sign=True)
        with database.reading() as session:
            rows = audit.search(session, Wanted(object_type=CASE, object_id=case_id))
            head = audit_heads.last_head(session)
    return replace(record, audit=tuple(rows), head=head)
