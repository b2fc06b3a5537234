"""Members: names that are safe everywhere, and their digest."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.documents.bundle.member import EXPLANATION, MANIFEST, SIGNATURE, Member, Role, is_safe


@pytest.mark.parametrize("path", [MANIFEST, SIGNATURE, EXPLANATION, "a/b-1_2@3.yaml", "规则/园区 一.yaml", "𠮷.xlsx"])
def test_ordinary_names_are_safe(path: str) -> None:
    assert is_safe(path)
    assert Member(path, Role.CASE, b"").path == path


@pytest.mark.parametrize(
    "path",
    ["", "/a", "a/", "a//b", "..", "a/../b", "./a", ".a", "a.", "a ", " a", "a\\b", "C:a", "a\0b", "a\nb", 'a"', "a|b",
     "b" * 241, "园" * 81],
)  # fmt: skip
def test_names_that_lead_elsewhere_are_not(path: str) -> None:
    assert not is_safe(path)
    with pytest.raises(ValueError, match="not a safe name"):
        Member(path, Role.CASE, b"")


@given(st.text(max_size=20))
def test_a_safe_name_has_no_part_that_moves(path: str) -> None:
    if is_safe(path):
        assert not {"", ".", ".."} & set(path.split("/"))
        assert not set(path) & set('\\:*?"<>|\0')


def test_the_digest_is_that_of_the_content() -> None:
    content = b"park"
    assert Member("a", Role.CASE, content).digest == Member("a", Role.CASE, memoryview(content)).digest
    assert Member("a", Role.CASE, content).digest == hashlib.sha256(content).hexdigest()
