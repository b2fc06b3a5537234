"""What is checked of an installation that was restored: what its backup stated, and that it can go on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from service.documents.bundle.check import Check, fails, holds, noted
from service.settings import Settings
from service.storage.audit import row_numbered
from service.storage.backup_file import Manifest
from service.storage.database import Database
from service.storage.keys import load_key
from service.storage.location import keys_folder
from service.storage.revision import head
from service.vocabulary.fault import Fault
from service.workflow.installation.database_checks import database_checks
from service.workflow.installation.file_checks import file_checks
from service.workflow.installation.open_database import opened
from service.workflow.installation.sealing_checks import sealing_checks
from service.workflow.installation.trail_checks import whole_trail


def restored_checks(settings: Settings, manifest: Manifest, at: datetime) -> Iterator[Check]:
    """The database, each file, the whole audit trail against the head in the manifest, and the keys. The rows were
    counted when they were put in."""
    try:
        with opened(settings) as database:
            yield from _all(settings, database, manifest, at)
    except Fault as fault:
        yield fails(fault.code, fault.said.zh, fault.said.en)


def _all(settings: Settings, database: Database, manifest: Manifest, at: datetime) -> Iterator[Check]:
    yield from database_checks(database)
    rows, tables = sum(manifest.tables.values()), len(manifest.tables)
    yield holds("rows", f"{tables} 张表共 {rows} 行，与清单相符", f"{rows} rows in {tables} tables, as in the manifest")
    if manifest.revision != head():
        yield noted(
            "revision",
            f"备份是旧版 {manifest.revision} 的，已更新到本版 {head()}",
            f"the backup is of revision {manifest.revision}; it was brought up to {head()}",
        )
    yield from file_checks(settings, database, at, full=True)
    yield from whole_trail(settings)
    yield _head(database, manifest)
    yield _key(settings, manifest)
    yield from sealing_checks(settings, database)
    yield noted(
        "ended",
        "备份时有效的会话、确认、未用的一次性代码和恢复码、幂等键一律作废，没有办完的作业已取消（数目见审计记录）；"
        "请各人重新登录并换一批恢复码，待设密码的账号重新重置，仍需要的作业重试",
        "sessions, confirmations, unused one-time and recovery codes and request keys of the backup hold no more, and "
        "jobs that had not ended are cancelled (the audit trail has the numbers); everybody signs in again and makes "
        "new recovery codes, accounts without a password are reset again, jobs still needed are retried",
    )


def _head(database: Database, manifest: Manifest) -> Check:
    with database.reading() as session:
        row = row_numbered(session, manifest.audit_seq)
    found = row.hash if row else ""
    if found == manifest.audit_hash:
        return holds(
            "audit-head",
            f"审计记录第 {manifest.audit_seq} 行的哈希与清单相符",
            f"row {manifest.audit_seq} of the audit trail has the hash of the manifest",
        )
    return fails(
        "audit-head",
        f"审计记录第 {manifest.audit_seq} 行的哈希与清单不符；备份可能被改动过，请换一份备份",
        f"row {manifest.audit_seq} of the audit trail has not the hash of the manifest; the backup may have been "
        "altered: use another",
    )


def _key(settings: Settings, manifest: Manifest) -> Check:
    found = load_key(keys_folder(settings)).public.id
    if found == manifest.key:
        return holds("key", f"签名密钥在，编号 {found}，可以继续签名", f"the signing key is there, id {found}")
    return fails(
        "key",
        f"签名密钥是 {found}，清单写的是 {manifest.key}；请换一份备份",
        f"the signing key is {found}, the manifest states {manifest.key}; use another backup",
    )
