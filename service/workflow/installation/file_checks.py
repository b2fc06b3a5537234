"""Whether the kept files and the rows that speak of them agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from random import sample

from service.documents.bundle.check import Check, fails, holds, noted
from service.settings import Settings
from service.storage.database import Database
from service.storage.errors import StorageError
from service.storage.files import FileStore, recorded_digests
from service.storage.location import files_folder

SAMPLE = 200
"""Technical: so many files are read where not all are asked for; at 10 MB each that is some seconds."""
_NAMED = 5


def file_checks(settings: Settings, database: Database, at: datetime, full: bool) -> Iterator[Check]:
    """Rows without file, files that are no longer what they were, and files of which no row speaks. full: read every
    file, not only some, chosen anew each time."""
    store = FileStore(files_folder(settings))
    with database.reading() as session:
        known = recorded_digests(session)
    there = sorted(digest for digest in known if store.has(digest))
    yield _present(len(known), sorted(known - set(there)))
    chosen = there if full else sample(there, min(SAMPLE, len(there)))
    yield _sound(len(chosen), len(there), [digest for digest in chosen if not _reads(store, digest)])
    if strays := sum(1 for _ in store.strays(known, at)):
        yield noted(
            "files-orphaned",
            f"{strays} 个文件没有登记（写入中断留下的，不影响使用）；可运行 acceptance sweep 清除",
            f"{strays} files of which no row speaks (left by writes that broke off, harmless); acceptance sweep "
            "removes them",
        )


def _reads(store: FileStore, digest: str) -> bool:
    try:
        with store.opened(digest):
            return True
    except (StorageError, OSError):
        return False


def _present(count: int, missing: Sequence[str]) -> Check:
    if not missing:
        return holds("files-present", f"登记的 {count} 个文件都在", f"all {count} recorded files are there")
    return fails(
        "files-present",
        f"登记的 {count} 个文件中有 {len(missing)} 个已丢失（{_named(missing)}）；请从备份恢复，或重新提交",
        f"{len(missing)} of {count} recorded files are missing ({_named(missing)}); restore them from a backup, or "
        "hand them in again",
    )


def _sound(read: int, there: int, damaged: Sequence[str]) -> Check:
    if not there:
        return holds("files-sound", "还没有文件", "there are no files yet")
    if not damaged:
        return holds(
            "files-sound",
            f"读了 {there} 个文件中的 {read} 个，内容都与摘要相符",
            f"{read} of {there} files were read, each is what its digest says",
        )
    return fails(
        "files-sound",
        f"读了 {read} 个文件，{len(damaged)} 个已损坏或被改动（{_named(damaged)}）；请从备份恢复，或重新提交",
        f"of {read} files that were read, {len(damaged)} are damaged or were changed ({_named(damaged)}); restore them "
        "from a backup, or hand them in again",
    )


def _named(digests: Sequence[str]) -> str:
    shown = ", ".join(f"{digest[:12]}…" for digest in digests[:_NAMED])
    return shown if len(digests) <= _NAMED else f"{shown} …"
