"""A file of evidence is what its name says, whole, and not too large."""

import io
from collections.abc import Mapping
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from service.storage.errors import StorageError
from service.storage.evidence import MAX_BYTES, as_kept, media_type
from service.vocabulary.language import Language
from tests.intake.photos.pictures import noted, picture, with_size


def a_workbook() -> bytes:
    buffer = io.BytesIO()
    Workbook().save(buffer)
    return buffer.getvalue()


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG, JPEG = picture("PNG"), picture("JPEG")
SOUND: Mapping[str, tuple[bytes, str]] = {
    "批复.pdf": (PDF, "application/pdf"),
    "现场.PNG": (PNG, "image/png"),
    "现场.jpg": (JPEG, "image/jpeg"),
    "现场.jpeg": (JPEG + b"\0\0", "image/jpeg"),
    "台账.xlsx": (a_workbook(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def refused(name: str, content: bytes) -> StorageError:
    with pytest.raises(StorageError) as caught:
        as_kept(name, content)
    assert name in str(caught.value)
    assert "请提交 xlsx、pdf、png、jpg" in str(caught.value)
    assert name in caught.value.told(Language.EN)
    return caught.value


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_is_taken(name: str) -> None:
    content, expected = SOUND[name]
    assert media_type(name, content) == expected


@pytest.mark.parametrize("name", ["程序.exe", "旧表.xls", "无扩展名", "网页.svg", "宏.xlsm"])
def test_other_kinds_are_not_taken(name: str) -> None:
    assert refused(name, PDF).code == "evidence-kind"


@pytest.mark.parametrize("name", [name for name in SOUND if not name.endswith("pdf")])
def test_name_and_content_must_agree(name: str) -> None:
    error = refused(name, PDF)
    assert error.code == "evidence-mismatch"
    assert "内容是 .pdf" in str(error)


def test_content_of_no_known_kind_is_told() -> None:
    assert "内容不是可以收的任何一种格式" in str(refused("批复.pdf", b"MZ\x90"))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("批复.pdf", "evidence-truncated"),
        ("现场.PNG", "photo-damaged"),
        ("现场.jpg", "photo-damaged"),
        ("台账.xlsx", "truncated"),
    ],
)
def test_half_a_file_is_told(name: str, code: str) -> None:
    content = SOUND[name][0]
    assert refused(name, content[: len(content) // 2 + 4]).code == code


def test_size_has_its_limits() -> None:
    assert refused("批复.pdf", b"").code == "evidence-empty"
    largest = PDF[:9] + b" " * (MAX_BYTES - len(PDF)) + PDF[9:]
    assert media_type("批复.pdf", largest) == "application/pdf"
    assert refused("批复.pdf", largest + b" ").code == "evidence-size"


def test_photos_are_kept_without_their_notes_and_all_else_to_the_byte() -> None:
    for name, content in (("批复.pdf", PDF), ("台账.xlsx", SOUND["台账.xlsx"][0])):
        assert as_kept(name, content) == (SOUND[name][1], content)
    media, kept = as_kept("现场.jpg", noted())
    assert media == "image/jpeg"
    assert (b"Exif" in noted(), b"Exif" in kept) == (True, False)
    assert as_kept("又一次.jpg", noted())[1] == kept, "sent twice, kept once"


def test_a_bomb_is_told_with_its_size_and_the_limit() -> None:
    error = refused("现场.PNG", with_size(PNG, 60_000, 60_000))
    assert (error.code, "60000×60000 像素" in str(error)) == ("photo-pixels", True)
    assert "50 million pixels" in error.told(Language.EN)


@given(content=st.binary(max_size=64), name=st.sampled_from(sorted(SOUND)))
def test_any_bytes_are_taken_or_refused(content: bytes, name: str) -> None:
    """Never anything but a media type or a refusal."""
    with suppress(StorageError):
        assert media_type(name, content) == SOUND[name][1]
