"""Members → a zip file whose every byte follows from them: sorted, stored, without times, owners or comments."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from typing import IO

from service.documents.bundle.member import Content

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o100644 << 16


def write_zip(out: IO[bytes], contents: Mapping[str, Content]) -> None:
    """Write the zip of the contents by path to a file open for writing and seeking.

    Nothing is compressed: what deflate makes of a text differs between library versions, and a bundle packed again
    must be the same byte for byte.
    """
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(contents):
            archive.writestr(_entry(path), contents[path])


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _EPOCH)
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry
