"""bundle: everything on record of a case in one signed file that can be verified anywhere."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from service.casework.audit.chain import AuditEvent
from service.documents.bundle.explanation import Explained, explanation
from service.documents.bundle.manifest import manifest_of
from service.documents.bundle.member import EXPLANATION, MANIFEST, SIGNATURE, Content, Member, Role
from service.documents.bundle.package import write_zip
from service.settings import Settings
from service.storage import audit, cases
from service.storage.audit import Wanted
from service.storage.audit_heads import Trail
from service.storage.database import Session
from service.storage.files import FileStore, StoredFile, file_on_record
from service.storage.keys import PublicKey, SigningKey, load_key
from service.storage.location import files_folder, keys_folder
from service.storage.outputs import kept
from service.workflow.audit.audited import attempt, opened_trail
from service.workflow.bundles.case_record import CaseRecord, KeptFile, other_files, outputs_of, workbooks
from service.workflow.bundles.members import members
from service.workflow.bundles.program import program
from service.workflow.bundles.signature import signed
from service.workflow.cases.perform_act import CASE
from service.workflow.installation.open_database import opened
from service.workflow.people.acting import acting
from service.workflow.saving import save

GATHERED, WRITTEN = "case.bundle", "case.bundle_written"
"""Two events: the first is inside the bundle, which its head covers; the second is there once the file stands."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """What was written: size in bytes, number of files, and the key that verifies it."""

    case_id: str
    size: int
    files: int
    key: PublicKey


def bundle_case(
    settings: Settings, case_id: str, out: Path, at: datetime, with_evidence: bool = True, by: str = ""
) -> Bundled:
    """Write the bundle of a case to `out`; the audit trail says so once the file is there. by: id or name of a person.

    Raises:
        Fault: there is no such case or person, or an assessment of it can no longer be made. StorageError: what is
        kept is gone or altered, or there is no signing key. OSError: the file cannot be written.
    """
    key = load_key(keys_folder(settings))
    record = case_record(settings, case_id, at, by)
    made = members(record, program(), with_evidence)
    whole = packed(record.id, record.case.opened.park_name, made, key, with_evidence)
    save(out, whole)
    with opened(settings) as database:
        written = attempt(acting(database, by), at, WRITTEN, CASE, case_id)
        database.write(lambda session: opened_trail(settings).append(session, written))
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


def case_record(settings: Settings, case_id: str, at: datetime, by: str = "") -> CaseRecord:
    """All that is on record of a case, under a head of the audit trail that is signed now; the trail says so.

    Raises:
        Fault: there is no such case or person. StorageError: what is kept is gone or altered, or there is no signing
        key.
    """
    store = FileStore(files_folder(settings))
    with opened(settings) as database:
        event = attempt(acting(database, by), at, GATHERED, CASE, case_id)
        record, files = database.write(partial(_gathered, opened_trail(settings), case_id, event))
    return replace(record, files={one.digest: _content(store, one) for one in files})


def _gathered(trail: Trail, case_id: str, event: AuditEvent, session: Session) -> tuple[CaseRecord, list[StoredFile]]:
    """In one transaction, so that the events are those of exactly these acts. Files never change: they are read
    afterwards."""
    case = cases.load(session, case_id)
    outputs = {digest: kept(session, digest).json_text for digest in outputs_of(case)}
    trail.append(session, event)
    head = trail.sign(session, event.at)
    rows = tuple(audit.search(session, Wanted(object_type=CASE, object_id=case_id)))
    named = (*workbooks(case), *other_files(case))
    files = [file_on_record(session, digest) for digest in named]
    return CaseRecord(case_id, case, cases.procedures(session, case_id), outputs, {}, rows, head), files


def _content(store: FileStore, file: StoredFile) -> KeptFile:
    return KeptFile(file.digest, file.first_name, file.media_type, store.read(file.digest))
