"""Unpacking without trust: hostile files are refused by name, and no byte of a file changes unnoticed."""

import stat
import warnings
import zipfile
from collections.abc import Callable

import pytest

from service.documents.bundle import unpack as module
from service.documents.bundle.member import MANIFEST
from service.documents.bundle.unpack import TABLE_OF_CONTENTS, NotABundle, altered_places, check_length, unpack
from tests.documents.bundle.zips import CONTENTS, strange, zipped

WHOLE = zipped(CONTENTS)


def contents(whole: bytes) -> dict[str, bytes]:
    return {path: bytes(content) for path, content in unpack(whole).contents.items()}


def test_what_was_packed_is_unpacked_and_unaltered() -> None:
    assert contents(WHOLE) == CONTENTS
    assert altered_places(unpack(WHOLE)) == ()


@pytest.mark.parametrize("whole", [b"", b"PK", b"%PDF-1.7", b"\0" * 4096, WHOLE[:-1], WHOLE[: len(WHOLE) // 2]])
def test_what_is_no_zip_file_is_told(whole: bytes) -> None:
    with pytest.raises(NotABundle, match="不是可读的压缩包"):
        unpack(whole)


def link(archive: zipfile.ZipFile) -> None:
    entry = zipfile.ZipInfo("link")
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    archive.writestr(entry, "/etc/passwd")


def twice(archive: zipfile.ZipFile) -> None:
    with warnings.catch_warnings(action="ignore"):
        archive.writestr(MANIFEST, b"{}")


@pytest.mark.parametrize(
    ("fill", "told"),
    [
        (lambda z: z.writestr("../a", b""), "不安全的文件名"),
        (lambda z: z.writestr("/a", b""), "不安全的文件名"),
        (lambda z: z.writestr("a\\b", b""), "不安全的文件名"),
        (lambda z: z.writestr("folder/", b""), "不安全的文件名"),
        (link, "符号链接"),
        (twice, "重名"),
        (lambda z: z.writestr("FACTS/1.json", b""), "重名"),
        (lambda z: z.writestr("a", b"a" * 100, zipfile.ZIP_DEFLATED), "压缩过的文件"),
    ],
)
def test_a_zip_file_no_bundle_can_be_is_refused(fill: Callable[[zipfile.ZipFile], object], told: str) -> None:
    with pytest.raises(NotABundle, match=told) as refused:
        unpack(strange(fill))
    assert refused.value.said.en


def test_an_encrypted_member_is_refused() -> None:
    at = WHOLE.rindex(b"PK\x01\x02") + 8
    with pytest.raises(NotABundle, match="加密"):
        unpack(WHOLE[:at] + bytes([WHOLE[at] | 1]) + WHOLE[at + 1 :])


def test_a_zip_file_without_a_manifest_is_no_bundle() -> None:
    with pytest.raises(NotABundle, match="没有 manifest"):
        unpack(zipped({"a": b""}))


def test_limits_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotABundle, match="1 GB"):
        check_length(module.MAX_BUNDLE + 1)
    monkeypatch.setattr(module, "MAX_MEMBERS", 2)
    with pytest.raises(NotABundle, match="超过上限 2 个"):
        unpack(WHOLE)


def test_no_flipped_bit_goes_unnoticed() -> None:
    for at in range(len(WHOLE)):
        for bit in range(8):
            flipped = bytearray(WHOLE)
            flipped[at] ^= 1 << bit
            try:
                again = unpack(bytes(flipped))
            except NotABundle:
                continue
            assert dict(again.contents) != CONTENTS or altered_places(again), (at, bit)


def test_the_member_whose_header_or_content_is_altered_is_named() -> None:
    header = WHOLE.index(b"facts/1.json") - 20
    assert altered_places(unpack(WHOLE[:header] + b"\x07" + WHOLE[header + 1 :])) == ("facts/1.json",)
    swapped = WHOLE.replace(b'{"a":"b"}', b'{"a":"c"}')
    assert altered_places(unpack(swapped)) == ("facts/1.json",)


@pytest.mark.parametrize("whole", [strange(lambda z: None), strange(lambda z: z.writestr("b", b"")), b"#!" + WHOLE])
def test_a_file_packed_by_another_program_is_told(whole: bytes) -> None:
    assert altered_places(unpack(whole)) != ()


def test_what_follows_the_table_of_contents_is_told() -> None:
    comment = bytearray(WHOLE)
    comment[-2:] = b"\x01\x00"
    assert altered_places(unpack(bytes(comment) + b"!")) == (TABLE_OF_CONTENTS,)
