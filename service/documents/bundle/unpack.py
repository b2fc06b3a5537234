"""A file that claims to be a bundle → its members, read without trust; and where its bytes are not as written."""

from __future__ import annotations

import io
import stat
import struct
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from tempfile import SpooledTemporaryFile

from service.documents.bundle.member import MANIFEST, is_safe
from service.documents.bundle.package import write_zip
from service.vocabulary.language import Said

MAX_BUNDLE = 1 << 30
MAX_MEMBERS = 10_000
TABLE_OF_CONTENTS = ""
"""What altered_places() calls the part of a zip file that belongs to no member."""

_LOCAL_HEADER = 30
_LENGTHS = struct.Struct("<HH")
_LENGTHS_AT = 26
_IN_MEMORY = 64 << 20
_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, OSError, EOFError)


class NotABundle(Exception):  # noqa: N818 - says what the file is
    """Nothing of this file can be checked; `said` tells why and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.said = Said(zh, en)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The whole file, its members by path as stretches of it (none copied), and where the place of each begins."""

    whole: memoryview
    contents: Mapping[str, memoryview]
    starts: Mapping[str, int]


def check_length(length: int) -> None:
    """Refuse a file by its length in bytes.

    Raises:
        NotABundle: it is larger than any bundle.
    """
    if length > MAX_BUNDLE:
        raise NotABundle(
            "文件超过 1 GB 的上限，不能核验；佐证材料很多时，请重新导出不附佐证材料的案卷包",
            "the file exceeds the limit of 1 GB and cannot be verified; write the bundle again without the evidence",
        )


def unpack(whole: bytes) -> Unpacked:
    """The members of a bundle file.

    Raises:
        NotABundle: it is no zip file, is too large, or no bundle can be like that: names that lead outside or are
            there twice, links, compressed or encrypted members, no manifest.
    """
    check_length(len(whole))
    entries = _entries(whole)
    _check_entries(entries)
    view = memoryview(whole)
    contents = {entry.filename: _content(view, entry) for entry in entries}
    if MANIFEST not in contents:
        raise NotABundle(
            f"压缩包里没有 {MANIFEST}，不是案卷包；请使用本软件导出的案卷包",
            f"the zip file has no {MANIFEST}, so it is no bundle; use a bundle that this program wrote",
        )
    return Unpacked(view, contents, {entry.filename: entry.header_offset for entry in entries})


def altered_places(unpacked: Unpacked) -> tuple[str, ...]:
    """The members whose place in the file (header, name, checksum, content) differs from what this program writes for
    these contents; TABLE_OF_CONTENTS where only the rest of the file does (it repeats the checksums)."""
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as again:
        write_zip(again, unpacked.contents)
        with zipfile.ZipFile(again) as archive:
            starts = {entry.filename: entry.header_offset for entry in archive.infolist()}
            table = archive.start_dir
        if starts != unpacked.starts:
            return (TABLE_OF_CONTENTS,)
        again.seek(0)
        names, places = [*starts, TABLE_OF_CONTENTS], [*starts.values(), table]
        differing = tuple(_differing(unpacked.whole, again, names, places))
        return tuple(name for name in differing if name) or differing


def _differing(
    whole: memoryview, again: SpooledTemporaryFile[bytes], names: Sequence[str], starts: Sequence[int]
) -> Iterator[str]:
    for name, (start, end) in zip(names, pairwise([*starts, len(whole)]), strict=True):
        # The last stretch whole: what is written may also be longer than the file.
        if again.read(end - start if name else -1) != whole[start:end]:
            yield name


def _entries(whole: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(whole)) as archive:
            return archive.infolist()
    except _UNREADABLE as fault:
        raise NotABundle(
            "不是可读的压缩包（zip），或文件已损坏、不完整；请重新拷贝或下载整个文件",
            "not a readable zip file, or damaged or cut off; copy or download the whole file again",
        ) from fault


def _check_entries(entries: Sequence[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_MEMBERS:
        raise _refused(f"里有 {len(entries)} 个文件，超过上限 {MAX_MEMBERS} 个", f"has {len(entries)} members")
    seen: set[str] = set()
    for entry in entries:
        _check_entry(entry)
        # Some systems tell neither upper from lower case nor one form of a character from another.
        alike = unicodedata.normalize("NFC", entry.filename).casefold()
        if alike in seen:
            raise _refused(f"里有重名的文件（{_short(entry)}）", f"has a member twice ({_short(entry)})")
        seen.add(alike)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = _short(entry)
    if entry.orig_filename != entry.filename or not is_safe(entry.filename):
        raise _refused(f"里有不安全的文件名（{name}）", f"has an unsafe name ({name})")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise _refused(f"里有符号链接（{name}）", f"has a symbolic link ({name})")
    if entry.flag_bits & 1:
        raise _refused(f"里有加密的文件（{name}）", f"has an encrypted member ({name})")
    if entry.compress_type != zipfile.ZIP_STORED or entry.compress_size != entry.file_size:
        raise _refused(
            f"里有压缩过的文件（{name}），而案卷包的文件都不压缩，可能被重新打包过",
            f"has a compressed member ({name}), but members of a bundle are stored; it may have been packed again",
        )


def _content(whole: memoryview, entry: zipfile.ZipInfo) -> memoryview:
    """Cut short where the file ends before it; empty where its header lies outside the file."""
    at = entry.header_offset + _LENGTHS_AT
    lengths = bytes(whole[at : at + _LENGTHS.size]) if at >= 0 else b""
    if len(lengths) < _LENGTHS.size:
        return whole[:0]
    start = entry.header_offset + _LOCAL_HEADER + sum(_LENGTHS.unpack(lengths))
    return whole[start : start + entry.file_size]


def _refused(zh: str, en: str) -> NotABundle:
    return NotABundle(
        f"压缩包{zh}，不予核验；请使用导出的案卷包原文件",
        f"the zip file {en} and is not verified; use the bundle as it was written",
    )


def _short(entry: zipfile.ZipInfo) -> str:
    return ascii(entry.orig_filename)[1:-1][:60]
