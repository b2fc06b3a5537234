"""A backup that was altered, its manifest with it, is found out by what is known from elsewhere."""

import hashlib
import json
from pathlib import Path

import pytest

from service.documents.bundle.check import Outcome
from service.settings import Settings
from service.storage.backup_file import MANIFEST, SIGNATURE, BackupFile
from service.storage.keys import PublicKey
from service.vocabulary.fault import Fault
from service.workflow.installation.backup import BackedUp, backup
from service.workflow.installation.restore import restore
from service.workflow.installation.trusted_backup import Trusted, trusted_backup
from tests.storage.backups import STRANGER, furnished, rewritten
from tests.storage.builders import NOW
from tests.storage.installations import installed

PERSONS = "tables/person.jsonl"
NOTHING = Settings(data_dir=Path("/nirgends"))


def a_backup(folder: Path) -> BackedUp:
    with installed("sqlite", folder / "origin") as installation:
        return backup(furnished(installation).settings, folder, NOW)


def altered(made: BackedUp) -> Path:
    """Another person on record, and a manifest that says so, signed by whoever did it."""

    def change(name: str, old: bytes) -> bytes:
        if name == PERSONS:
            return old.replace("张三".encode(), "王五".encode())
        if name != MANIFEST:
            return old
        told, rows = json.loads(old), read(made, PERSONS).replace("张三".encode(), "王五".encode())
        told["members"][PERSONS] = {"sha256": hashlib.sha256(rows).hexdigest(), "size": len(rows)}
        return json.dumps(told, ensure_ascii=False, sort_keys=True).encode()

    return rewritten(made.path, change)


def read(made: BackedUp, member: str) -> bytes:
    with BackupFile(made.path) as file:
        return b"".join(file.parts(member))


def outcomes(path: Path, trusted: Trusted, settings: Settings = NOTHING) -> dict[str, Outcome]:
    with BackupFile(path) as file:
        return {check.code: check.outcome for check in trusted_backup(settings, file, trusted)}


def test_by_key_or_digest_it_holds_and_without_it_is_noted(tmp_path: Path) -> None:
    made = a_backup(tmp_path)
    digest = made.manifest.digest
    assert outcomes(made.path, Trusted(made.key)) == {"signature": Outcome.HOLDS}
    assert outcomes(made.path, Trusted(digest=digest.upper())) == {"digest": Outcome.HOLDS}
    assert outcomes(made.path, Trusted(made.key, digest)) == dict.fromkeys(("signature", "digest"), Outcome.HOLDS)
    assert outcomes(made.path, Trusted()) == {"signature": Outcome.NOTED}


def test_our_own_is_known_where_it_was_made(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        first = backup(installation.settings, tmp_path / "a.zip", NOW)
        second = backup(installation.settings, tmp_path / "b.zip", NOW)
        assert first.key == second.key
        assert outcomes(first.path, Trusted(), installation.settings) == {"signature": Outcome.HOLDS}


def test_an_altered_one_is_refused_by_either_and_never_called_sound(tmp_path: Path) -> None:
    made = a_backup(tmp_path)
    forged = altered(made)
    for trusted in (Trusted(made.key), Trusted(digest=made.manifest.digest), Trusted(PublicKey(bytes(32)))):
        with pytest.raises(Fault, match=r"没有恢复 .*rewritten\.zip") as caught:
            restore(NOTHING, forged, tmp_path / "to", "", NOW, trusted)
        assert caught.value.code == "backup-not-trusted"
        assert not list((tmp_path / "to").iterdir())
    assert outcomes(forged, Trusted()) == {"signature": Outcome.NOTED}
    with BackupFile(forged) as file:
        (check,) = trusted_backup(NOTHING, file, Trusted())
    assert f"其中所附的公钥 {STRANGER.public.raw.hex()} 核对过" in check.said.zh


@pytest.mark.parametrize("signature", [None, b"", b"{}"])
def test_one_without_a_signature_or_with_another_is_refused(signature: bytes | None, tmp_path: Path) -> None:
    bare = rewritten(a_backup(tmp_path).path, lambda name, old: signature if name == SIGNATURE else old)
    with pytest.raises(Fault, match="读不出签名"):
        outcomes(bare, Trusted())


def test_the_key_that_signs_backups_is_not_in_them(tmp_path: Path) -> None:
    with BackupFile(a_backup(tmp_path).path) as file:
        assert list(file.under("keys/")) == ["keys/sealing.key", "keys/signing.pem"]
