"""Verify the audit trail: against itself, its signed heads, and heads kept elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from service.casework.audit.heads import HeadFile, read_heads
from service.casework.audit.verify import Progress, Verdict, verify
from service.settings import Settings
from service.storage.audit import stored_rows
from service.storage.audit_heads import is_genuine, stored_heads
from service.storage.head_file import HEADS_FILE, kept_heads
from service.storage.keys import load_key
from service.storage.location import keys_folder
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.installation.open_database import opened


@dataclass(frozen=True, slots=True)
class Verified:
    """The verdict, and what besides should be looked at."""

    verdict: Verdict
    remarks: tuple[Said, ...]


def verify_audit(settings: Settings, elsewhere: Path | None = None, progress: Progress | None = None) -> Verified:
    """Read the whole trail. It is compared with the heads in the database, with their copies in the data folder, and
    with those in the file `elsewhere`, which nobody with access to this machine could have changed.

    Raises:
        Fault: the file holds no head. OSError: it cannot be read. StorageError: see opened and load_key.
        AlgorithmMissing: this machine cannot compute the hash of a row.
    """
    beside = settings.data_dir / HEADS_FILE
    files = {beside: kept_heads(beside)}
    if elsewhere is not None:
        files[elsewhere] = _brought(elsewhere)
    with opened(settings) as database:
        with database.reading() as session:
            stored = stored_heads(session)
        key = load_key(keys_folder(settings)).public
        copies = [head for found in files.values() for head in found.heads]
        verdict = verify(stored_rows(database), stored, lambda head: is_genuine(head, key), copies, progress)
    torn = (_torn(path, found.unreadable) for path, found in files.items() if found.unreadable)
    return Verified(verdict, tuple(torn))


def _brought(file: Path) -> HeadFile:
    found = read_heads(file.read_text(encoding="utf-8", errors="replace"))
    if not found.heads:
        raise Fault(
            "no-heads",
            Said(
                f"{file} 里没有签名的链头；请给出 audit-heads.jsonl 的副本，或签链头时另写的文件",
                f"{file} holds no signed head; give a copy of audit-heads.jsonl, or the file written when "
                "a head was signed",
            ),
        )
    return found


def _torn(file: Path, lines: tuple[int, ...]) -> Said:
    numbers = ", ".join(map(str, lines))
    return Said(
        f"{file} 的第 {numbers} 行不是链头（写到一半断电，或被改动），没有采用；请与存在别处的副本比较",
        f"line {numbers} of {file} is no head (power failed while it was written, or it was changed) and was not used; "
        "compare the file with the copies kept elsewhere",
    )
