"""A backup file is read as it was written, or it is said what is wrong with it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.storage.backup_file import MANIFEST, BackupError, BackupFile, BackupWriter, Manifest, is_backup
from tests.storage.backups import rewritten

TABLE, FILE = "tables/person.jsonl", "files/" + "ab" * 32
LINES = [b'["id"]\n', b"[1]\n"]


def a_manifest(writer: BackupWriter) -> Manifest:
    return Manifest(
        made_at="2026-03-01T00:00:00.000000Z",
        program="0.1.0",
        revision="0004_cases",
        database="SQLite 3.53.4",
        key="0123456789abcdef",
        audit_seq=7,
        audit_hash="ab" * 32,
        tables={"person": 1},
        lost=(),
        members=writer.members,
    )


def written(folder: Path, content: bytes = b"%PDF") -> Path:
    path = folder / "backup.zip"
    with path.open("wb") as file, BackupWriter(file) as writer:
        writer.add(TABLE, LINES)
        writer.add(FILE, [content[:3], content[3:]])
        writer.finish(a_manifest(writer), bytes.upper)
    return path


@given(content=st.binary(max_size=200))
def test_what_is_written_is_read_again(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = written(tmp_path_factory.mktemp("backup"), content)
    with BackupFile(path) as backup:
        assert list(backup.lines(TABLE)) == LINES
        assert b"".join(backup.parts(FILE)) == content
        assert list(backup.under("files/")) == [FILE]
        assert (backup.manifest.audit_seq, backup.manifest.tables) == (7, {"person": 1})
        assert len(backup.manifest.digest) == 64
    assert is_backup(path)


def read_all(path: Path) -> None:
    with BackupFile(path) as backup:
        for member in backup.manifest.members:
            list(backup.parts(member))


def refusal(path: Path) -> str:
    with pytest.raises(BackupError) as refused:
        read_all(path)
    assert not refused.value.said.en.startswith(refused.value.said.zh)
    return refused.value.code


@pytest.mark.parametrize("length", [0, 1, 40, 200, -1])
def test_a_part_of_a_backup_is_none(length: int, tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(path.read_bytes()[:length])
    assert refusal(path) == "backup-incomplete"
    assert not is_backup(path)


def test_another_zip_file_is_no_backup(tmp_path: Path) -> None:
    assert refusal(rewritten(written(tmp_path), lambda name, old: None if name == MANIFEST else old)) == "no-backup"
    assert refusal(rewritten(written(tmp_path), lambda name, old: b"[]" if name == MANIFEST else old)) == "no-backup"


@pytest.mark.parametrize("member", [TABLE, FILE])
def test_a_member_that_was_changed_or_is_gone_is_named(member: str, tmp_path: Path) -> None:
    for other in (b"[2]\n", None):
        path = rewritten(written(tmp_path), lambda name, old, other=other: other if name == member else old)  # type: ignore[misc]
        with pytest.raises(BackupError, match=member), BackupFile(path) as backup:
            list(backup.lines(member))


def test_every_flipped_byte_of_a_member_is_found(tmp_path: Path) -> None:
    path = written(tmp_path)
    whole = path.read_bytes()
    at = whole.index(b"%PDF")
    for offset in range(4):
        path.write_bytes(whole[: at + offset] + bytes([whole[at + offset] ^ 1]) + whole[at + offset + 1 :])
        assert refusal(path) == "backup-damaged"


def changed(change: Callable[[dict[str, Any]], object]) -> Callable[[str, bytes], bytes]:
    def apply(name: str, old: bytes) -> bytes:
        if name != MANIFEST:
            return old
        told = json.loads(old)
        change(told)
        return json.dumps(told).encode()

    return apply


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda told: told.update(acceptance_backup=2), "backup-format"),
        (lambda told: told.pop("members"), "backup-damaged"),
        (lambda told: told.update(more=1), "backup-damaged"),
        (lambda told: told["members"].update({"keys/../x": {"sha256": "", "size": 0}}), "backup-damaged"),
        (lambda told: told["members"].update({"/etc/x": {"sha256": "", "size": 0}}), "backup-damaged"),
    ],
)
def test_a_manifest_that_cannot_be_ours_is_refused(
    change: Callable[[dict[str, Any]], object], code: str, tmp_path: Path
) -> None:
    assert refusal(rewritten(written(tmp_path), changed(change))) == code
