"""The file of signed heads beside the database: copies of it can leave the machine."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable
from pathlib import Path

from service.casework.audit.heads import HeadFile, SignedHead, head_line, read_heads
from service.storage.errors import StorageError
from service.storage.private import FILE, sync_folder
from service.vocabulary.language import Said

HEADS_FILE = "audit-heads.jsonl"


def kept_heads(file: Path) -> HeadFile:
    """The heads in a file of copies; a file that is not there has none.

    Raises:
        OSError: it cannot be read.
    """
    try:
        return read_heads(file.read_text(encoding="utf-8", errors="replace"))
    except FileNotFoundError:
        return HeadFile((), ())


def keep_heads(file: Path, heads: Iterable[SignedHead]) -> None:
    """Append the heads that the file has not, safe on disk; processes do so in turns.

    Raises:
        StorageError: it cannot be written; the next head brings the missing ones along.
    """
    try:
        handle = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT, FILE)
        with os.fdopen(handle, "r+b") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            present = stream.read()
            stream.write(_missing(present, heads))
            stream.flush()
            os.fsync(handle)
        sync_folder(file.parent)
    except OSError as error:
        raise _not_kept(file, error.strerror or type(error).__name__) from error


def _missing(present: bytes, heads: Iterable[SignedHead]) -> bytes:
    """The lines to add; a line torn by a loss of power stays as it is, on a line of its own."""
    known = set(present.decode("utf-8", "replace").splitlines())
    lines = [f"{line}\n" for line in map(head_line, heads) if line not in known]
    torn = "\n" if lines and present and not present.endswith(b"\n") else ""
    return (torn + "".join(lines)).encode()


def _not_kept(file: Path, reason: str) -> StorageError:
    return StorageError(
        "head-not-kept",
        Said(
            f"本次办理已经完成并记入审计，但链头副本没有写进 {file}（{reason}）；请修复后运行 acceptance audit head，"
            "它会补上缺的副本",
            f"the act is done and on the audit trail, but the copy of the signed head was not written to {file} "
            f"({reason}); repair that, then run acceptance audit head, which adds what is missing",
        ),
    )
