"""A folder of workbooks handed in as one zip file: what is in it and in each file, with nothing taken on trust."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from service.intake.files.package_checks import MAX_FILE, MAX_RATIO
from service.vocabulary.problem import Unreadable

MOST_FILES = 6_000
MOST_BYTES = 512 * 1024 * 1024
MOST_INFLATED = 2 * 1024 * 1024 * 1024
_CHUNK = 1 << 16
_UTF8, _ENCRYPTED = 0x800, 0x1
_WORKBOOK = ".xlsx"
_REPACK = "请只把评估工作簿和核查记录（.xlsx）打成一个 zip 文件后提交"


@dataclass(frozen=True, slots=True)
class Folder:
    """workbooks: the names of the .xlsx files with their folders, in order; skipped: those of all other files."""

    workbooks: tuple[str, ...]
    skipped: tuple[str, ...]


class Archive:
    """A zip file in memory or on disk; one on disk has to stay open while it is used."""

    def __init__(self, content: bytes | BinaryIO) -> None:
        """Read the table of contents.

        Raises:
            Unreadable: it is too large, no zip file, or an entry has a name, kind or size that no folder of workbooks
            has; nothing of it is to be used.
        """
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        self._stored = stream.seek(0, io.SEEK_END)
        if self._stored > MOST_BYTES:
            raise Unreadable("too-large", f"压缩包超过 {MOST_BYTES >> 20} MB；请分成几个提交。")
        try:
            self._zip = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise Unreadable("not-a-zip", f"文件不是完好的 zip 压缩包；{_REPACK}。") from error
        self._entries = _by_name(self._zip)

    def checked(self) -> Folder:
        """What is in it; everything is inflated once and counted on the way, whatever the table of contents says.

        Raises:
            Unreadable: a file is damaged, or it inflates beyond all bounds.
        """
        total = 0
        for name in self._entries:
            for chunk in self._inflated(name):
                total += len(chunk)
                if total > MOST_INFLATED or total > MAX_RATIO * max(self._stored, _CHUNK):
                    raise Unreadable("zip-bomb", f"压缩包展开后过大（到“{name}”为止），不予读取；{_REPACK}。")
        return self.listed()

    def listed(self) -> Folder:
        """What is in it by its table of contents; nothing is inflated."""
        workbooks = tuple(sorted(filter(is_workbook, self._entries)))
        return Folder(workbooks, tuple(sorted(set(self._entries) - set(workbooks))))

    def content(self, name: str) -> bytes:
        """The content of a file; of one that is too large for a workbook, one byte more than that may have.

        Raises:
            Unreadable: it is damaged. KeyError: there is none of that name.
        """
        found = b""
        for chunk in self._inflated(name):
            found += chunk
            if len(found) > MAX_FILE:
                return found[: MAX_FILE + 1]
        return found

    def _inflated(self, name: str) -> Iterator[bytes]:
        try:
            with self._zip.open(self._entries[name]) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise Unreadable("corrupt", f"压缩包中的“{name}”已损坏；{_REPACK}。") from error


def _by_name(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES:
        raise Unreadable(
            "too-many-entries", f"压缩包中有 {len(entries)} 个文件，超过上限 {MOST_FILES} 个；请分成几个提交。"
        )
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = _name(entry)
        _check(entry, name)
        if name in found:
            raise Unreadable("duplicate-entry", f"压缩包中有重名文件（{name}），含义不明确；{_REPACK}。")
        found[name] = entry
    return found


def _name(entry: zipfile.ZipInfo) -> str:
    """As it was written: programs for Windows write names in GB 18030 without saying so."""
    raw = entry.orig_filename
    if entry.flag_bits & _UTF8:
        return raw
    try:
        return raw.encode("cp437").decode("gb18030")
    except UnicodeError:
        return raw


def _check(entry: zipfile.ZipInfo, name: str) -> None:
    if not name or name.startswith("/") or any(sign in name for sign in "\\:\0") or ".." in name.split("/"):
        raise Unreadable("unsafe-path", f"压缩包中有指向文件夹之外的路径（{name[:80]}），不予读取；{_REPACK}。")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Unreadable("symlink", f"压缩包中有符号链接（{name[:80]}），不予读取；{_REPACK}。")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable("compression", f"压缩包中有用不常见的方法压缩的文件（{name[:80]}）；{_REPACK}。")
    if entry.flag_bits & _ENCRYPTED:
        raise Unreadable("encrypted", f"压缩包中有用密码加密的文件（{name[:80]}）；请取消密码，{_REPACK}。")


def is_workbook(name: str) -> bool:
    """Whether a file of that name is read: none of those that Excel keeps beside an open one, nor what a Mac adds."""
    parts = name.split("/")
    return name.lower().endswith(_WORKBOOK) and "__MACOSX" not in parts and parts[-1][:2] not in ("~$", "._")
