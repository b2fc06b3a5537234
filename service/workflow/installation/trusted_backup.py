"""Whether a backup is the one that was made: by its signature, or by the digest that was noted when it was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.documents.bundle.check import Check, Outcome, fails, holds, noted
from service.settings import Settings
from service.storage.backup_file import BackupFile
from service.storage.errors import StorageError
from service.storage.keys import KeyUse, PublicKey, load_key
from service.storage.location import keys_folder
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.bundles.signature import check_signature, signer_of


@dataclass(frozen=True, slots=True)
class Trusted:
    """What whoever restores knows from elsewhere: the key that signs backups, the digest of this one's manifest."""

    key: PublicKey | None = None
    digest: str = ""


def trusted_backup(settings: Settings, backup: BackupFile, trusted: Trusted) -> tuple[Check, ...]:
    """What speaks for the backup, or that nothing from elsewhere does.

    Raises:
        Fault: it is not signed, was altered after it was signed, or is not the one that is trusted.
    """
    checks = tuple(_checks(settings, backup, trusted))
    for check in checks:
        if check.outcome is Outcome.FAILS:
            raise Fault(
                "backup-not-trusted",
                Said(
                    f"{check.said.zh}；没有恢复 {backup.path}，请核对 --key、--digest，或换一份备份",
                    f"{check.said.en}; {backup.path} was not restored: check --key and --digest, or use another backup",
                ),
            )
    return checks


def _checks(settings: Settings, backup: BackupFile, trusted: Trusted) -> Iterator[Check]:
    text = backup.manifest.text()
    for check in check_signature(text, backup.signature, trusted.key, _own(settings)):
        if check.outcome is not Outcome.NOTED:
            yield check
        elif not trusted.digest:
            yield _unvouched(backup)
    if trusted.digest:
        yield _by_digest(backup.manifest.digest, trusted.digest)


def _by_digest(found: str, wanted: str) -> Check:
    if found == wanted.strip().lower():
        return holds("digest", "清单摘要与写明的一致", "the digest of the manifest is the one that was given")
    return fails(
        "digest",
        f"清单摘要是 {found}，不是写明的 {wanted}",
        f"the digest of the manifest is {found}, not the one that was given, {wanted}",
    )


def _unvouched(backup: BackupFile) -> Check:
    signer = signer_of(backup.signature)
    key = signer.raw.hex() if signer else ""
    return noted(
        "signature",
        f"备份只与其中所附的公钥 {key} 核对过：有人改动后另用密钥签名，这里看不出；"
        "请用 --key 写明另行保存的备份公钥，或用 --digest 写明备份时打印的清单摘要，再核对一次",
        f"the backup was compared only with the key that came along, {key}: whoever altered it and signed it with a "
        "key of their own is not found out; name the public key of backups, kept elsewhere, with --key, or the digest "
        "printed when it was made with --digest",
    )


def _own(settings: Settings) -> PublicKey | None:
    """None where this installation never made a backup, or there is none here: one restores on empty machines."""
    try:
        return load_key(keys_folder(settings), KeyUse.BACKUP).public
    except (StorageError, OSError):
        return None
