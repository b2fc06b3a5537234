"""Rows without file, files that changed, and files without row are told apart."""

from datetime import datetime, timedelta
from pathlib import Path

from service.documents.bundle.check import Check, Outcome
from service.storage.files import FileStore
from service.storage.location import files_folder
from service.workflow.installation.file_checks import file_checks
from tests.storage.backups import furnished, now
from tests.storage.installations import Installation, installed


def found(installation: Installation, at: datetime | None = None, full: bool = True) -> dict[str, Check]:
    with installation.open() as database:
        told = list(file_checks(installation.settings, database, at or now(), full))
    return {check.code: check for check in told}


def kept(installation: Installation) -> list[Path]:
    return sorted(path for path in files_folder(installation.settings).rglob("*") if path.is_file())


def test_agreement_holds(installation: Installation) -> None:
    told = found(furnished(installation))
    assert {code: check.outcome for code, check in told.items()} == {
        "files-present": Outcome.HOLDS,
        "files-sound": Outcome.HOLDS,
    }
    assert "登记的 3 个文件都在" in told["files-present"].said.zh


def test_each_disagreement_is_told_with_its_repair(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        missing, damaged, _ = kept(furnished(installation))
        missing.unlink()
        damaged.write_bytes(b"changed")
        FileStore(files_folder(installation.settings)).put(b"never committed")
        told = found(installation, now() + timedelta(hours=2))
    assert {code: check.outcome for code, check in told.items()} == {
        "files-present": Outcome.FAILS,
        "files-sound": Outcome.FAILS,
        "files-orphaned": Outcome.NOTED,
    }
    assert (
        f"登记的 3 个文件中有 1 个已丢失（{(missing.parent.name + missing.name)[:12]}…）"
        in told["files-present"].said.zh
    )
    assert (
        f"读了 2 个文件，1 个已损坏或被改动（{(damaged.parent.name + damaged.name)[:12]}…）"
        in told["files-sound"].said.zh
    )
    assert "1 个文件没有登记" in told["files-orphaned"].said.zh
