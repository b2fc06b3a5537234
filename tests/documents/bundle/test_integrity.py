"""Every way in which the files of a bundle can differ from its manifest is found, and the file named."""

from collections.abc import Iterable

import pytest

from service.documents.bundle.check import Check, Outcome
from service.documents.bundle.integrity import check_container, check_members
from service.documents.bundle.manifest import manifest_of
from service.documents.bundle.member import MANIFEST, SIGNATURE, Member, Role
from service.documents.bundle.unpack import unpack
from tests.documents.bundle.zips import zipped

FILES = {"a.json": b"{}", "b.json": b"[]", "c/d.xlsx": b"PK"}
LISTED = manifest_of("case", (Member(path, Role.CASE, content) for path, content in FILES.items()))
WHOLE = FILES | {MANIFEST: LISTED.text(), SIGNATURE: b"signed"}


def members(contents: dict[str, bytes]) -> list[Check]:
    return list(check_members(LISTED, unpack(zipped(contents))))


def failed(checks: Iterable[Check]) -> list[str]:
    return [check.member for check in checks if check.outcome is Outcome.FAILS]


def test_files_as_listed_hold() -> None:
    (check,) = members(WHOLE)
    assert check.outcome is Outcome.HOLDS
    assert "3 个文件" in check.said.zh


@pytest.mark.parametrize("path", FILES)
def test_an_altered_a_missing_and_an_added_file_are_named(path: str) -> None:
    assert failed(members(WHOLE | {path: b"??"})) == [path]
    assert failed(members(WHOLE | {path: FILES[path] + b" "})) == [path]
    assert failed(members({name: content for name, content in WHOLE.items() if name != path})) == [path]
    assert failed(members(WHOLE | {f"{path}.bak": b""})) == [f"{path}.bak"]


def test_swapped_and_renamed_files_are_named() -> None:
    assert failed(members(WHOLE | {"a.json": FILES["b.json"], "b.json": FILES["a.json"]})) == ["a.json", "b.json"]
    renamed = {("e.json" if path == "a.json" else path): content for path, content in WHOLE.items()}
    assert failed(members(renamed)) == ["a.json", "e.json"]


def test_the_zip_file_itself_is_compared_byte_for_byte() -> None:
    whole = zipped(WHOLE)
    (check,) = check_container(unpack(whole))
    assert check.outcome is Outcome.HOLDS
    at = whole.index(b"c/d.xlsx") - 10
    assert failed(check_container(unpack(whole[:at] + b"\xff" + whole[at + 1 :]))) == ["c/d.xlsx"]
    (check,) = check_container(unpack(whole[:-2] + b"\x01\x00!"))
    assert (check.outcome, check.member) == (Outcome.FAILS, "")
