"""Whether a bundle's files are those of its manifest, byte for byte: each one that is not is named."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from service.documents.bundle.check import Check, fails, holds
from service.documents.bundle.manifest import Entry, Manifest
from service.documents.bundle.member import MANIFEST, SIGNATURE, Content
from service.documents.bundle.unpack import Unpacked, altered_places

_UNLISTED = {MANIFEST, SIGNATURE}


def check_container(unpacked: Unpacked) -> Iterator[Check]:
    """Whether the zip file is as this program wrote it: not a byte more, less or other."""
    places = altered_places(unpacked)
    for place in places:
        if place:
            yield fails("container", f"{place}：在压缩包里的位置被改动过", f"{place}: altered in the zip file", place)
        else:
            yield fails(
                "container",
                "压缩包的目录或文件的次序被改动过，或者重新打包过",
                "the zip file's table of contents or the order of its members was altered, or it was packed again",
            )
    if not places:
        yield holds("container", "压缩包与导出时逐字节相同", "the zip file is byte for byte as it was written")


def check_members(manifest: Manifest, unpacked: Unpacked) -> Iterator[Check]:
    """Whether there are exactly the members the manifest lists, each with its digest."""
    faults = [*_missing_or_altered(manifest, unpacked), *_unlisted(manifest, unpacked)]
    yield from faults
    if not faults:
        count = len(manifest.entries)
        yield holds(
            "members", f"{count} 个文件的摘要都与清单相符", f"all {count} files have the digests of the manifest"
        )


def _missing_or_altered(manifest: Manifest, unpacked: Unpacked) -> Iterator[Check]:
    for entry in manifest.entries:
        content = unpacked.contents.get(entry.path)
        if content is None:
            zh, en = f"{entry.path}：清单上有，压缩包里没有", f"{entry.path}: listed in the manifest, but missing"
            yield fails("members", zh, en, entry.path)
        elif not _as_listed(entry, content):
            zh, en = f"{entry.path}：内容被改动过，摘要与清单不符", f"{entry.path}: altered, its digest is another"
            yield fails("members", zh, en, entry.path)


def _as_listed(entry: Entry, content: Content) -> bool:
    return len(content) == entry.size and hashlib.sha256(content).hexdigest() == entry.sha256


def _unlisted(manifest: Manifest, unpacked: Unpacked) -> Iterator[Check]:
    for path in sorted(set(unpacked.contents) - {entry.path for entry in manifest.entries} - _UNLISTED):
        zh, en = f"{path}：压缩包里有，清单上没有，是后来加进的", f"{path}: not listed in the manifest, added later"
        yield fails("members", zh, en, path)
