"""The disk that a folder lies on: what kind it is."""

from __future__ import annotations

import re
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_REMOTE = re.compile(r"nfs\d?|cifs|smb\w*|afs|9p|ncpfs|glusterfs|ceph|lustre|fuse\.(?!portal)\w+")
_ESCAPED = re.compile(r"\\([0-7]{3})")


def disk_kind(folder: Path, mounts: str | None = None) -> str:
    """The name of the file system (`ext4`, `nfs4`), empty where the system does not tell. mounts: what is mounted,
    as the system tells it unless given."""
    try:
        text = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape") if mounts is None else mounts
    except OSError:
        return ""
    found = {point: kind for point, kind in map(_mount, text.splitlines()) if folder.is_relative_to(point)}
    return found[max(found, key=len)] if found else ""


def is_remote(kind: str) -> bool:
    """Whether files of this kind lie on another machine, where locks and syncing cannot be relied on."""
    return _REMOTE.fullmatch(kind) is not None


def _mount(line: str) -> tuple[str, str]:
    """Mount point and kind: the fifth field, and the one behind the dash."""
    before, _, behind = line.partition(" - ")
    return _ESCAPED.sub(lambda code: chr(int(code[1], 8)), before.split()[4]), behind.split()[0]
