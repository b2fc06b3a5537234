"""A zip file of workbooks: what is in it, and every way in which it is none."""

import io
import stat
import struct
import zipfile

import pytest

from service.intake import folder
from service.intake.files.package_checks import MAX_FILE
from service.intake.folder import Archive, Folder
from service.vocabulary.problem import Unreadable


def a_zip(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return made.getvalue()


def entry(name: str, mode: int = 0) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.external_attr = mode << 16
    return made


def refused(content: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        Archive(content).checked()
    assert caught.value.sentence
    return caught.value.code


def test_workbooks_are_told_from_what_else_lies_about() -> None:
    names = ("乙/2.xlsx", "甲.XLSX", "~$甲.xlsx", "__MACOSX/甲.xlsx", "说明.txt", "套.zip")
    archive = Archive(a_zip(*((name, name.encode()) for name in names), ("空/", b"")))
    assert archive.checked() == Folder(("乙/2.xlsx", "甲.XLSX"), tuple(sorted(set(names) - {"乙/2.xlsx", "甲.XLSX"})))
    assert archive.listed() == archive.checked()
    assert archive.content("甲.XLSX") == "甲.XLSX".encode()


def test_names_as_programs_for_windows_write_them_are_read() -> None:
    raw = "园区.xlsx".encode("gb18030")
    content = a_zip(("x" * len(raw), b"1")).replace(b"x" * len(raw), raw)
    assert Archive(content).checked().workbooks == ("园区.xlsx",)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../a.xlsx", "unsafe-path"),
        ("a/../../b.xlsx", "unsafe-path"),
        ("/etc/a.xlsx", "unsafe-path"),
        ("c:a.xlsx", "unsafe-path"),
        ("a\\..\\b.xlsx", "unsafe-path"),
    ],
)
def test_names_that_lead_out_of_the_folder_are_refused(name: str, code: str) -> None:
    assert refused(a_zip((name, b"1"))) == code


def test_unusual_compression_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.xlsx", b"1")
    assert refused(made.getvalue()) == "compression"


def test_links_and_locked_files_are_refused() -> None:
    assert refused(a_zip((entry("a.xlsx", stat.S_IFLNK | 0o777), b"/etc/passwd"))) == "symlink"
    locked = bytearray(a_zip(("a.xlsx", b"1")))
    at = locked.rfind(b"PK\x01\x02")
    locked[at + 8 : at + 10] = struct.pack("<H", 1)
    assert refused(bytes(locked)) == "encrypted"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused() -> None:
    assert refused(a_zip(("a.xlsx", b"1"), ("a.xlsx", b"2"))) == "duplicate-entry"


def test_what_is_no_zip_or_damaged_is_refused() -> None:
    whole = a_zip(("a.xlsx", b"some content" * 50))
    assert refused(b"PK\x03\x04 nothing") == refused(whole[:-30]) == "not-a-zip"
    at = whole.find(b"a.xlsx") + len("a.xlsx")
    assert refused(whole[:at] + b"\xff" + whole[at + 1 :]) == "corrupt"


def test_what_inflates_beyond_all_bounds_is_refused_by_counting() -> None:
    bomb = bytearray(a_zip(*((f"{n}.xlsx", bytes(1 << 20)) for n in range(16))))
    assert refused(bytes(bomb)) == "zip-bomb"


def test_too_much_of_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MOST_FILES", 2)
    assert refused(a_zip(*((f"{n}.xlsx", b"1") for n in range(3)))) == "too-many-entries"
    monkeypatch.setattr(folder, "MOST_BYTES", 10)
    assert refused(a_zip(("a.xlsx", b"1"))) == "too-large"


def test_a_file_is_never_read_beyond_the_size_of_a_workbook() -> None:
    assert len(Archive(a_zip(("a.xlsx", bytes(MAX_FILE + 99)))).content("a.xlsx")) == MAX_FILE + 1
