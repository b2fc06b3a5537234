"""The manifest: one text for the same members, read back only from that text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.documents.bundle.manifest import BadManifest, UnknownFormat, manifest_of, read_manifest
from service.documents.bundle.member import FORMAT, Member, Role

MEMBERS = (Member("b.json", Role.CASE, b"{}"), Member("a/园区.xlsx", Role.WORKBOOK, b"PK"))
TEXT = manifest_of("case-1", MEMBERS).text()


def test_members_come_by_path_whatever_their_order() -> None:
    assert manifest_of("case-1", reversed(MEMBERS)).text() == TEXT
    assert [entry.path for entry in read_manifest(TEXT).entries] == ["a/园区.xlsx", "b.json"]


def test_it_states_digest_size_and_role() -> None:
    told = json.loads(TEXT)
    assert told["bundle"] == FORMAT
    assert told["case"] == "case-1"
    assert told["members"]["b.json"] == {"role": "case", "sha256": MEMBERS[0].digest, "size": 2}


def test_what_was_written_is_read() -> None:
    assert read_manifest(TEXT) == manifest_of("case-1", MEMBERS)


@pytest.mark.parametrize("format_", [FORMAT + 1, 0, "1", True, None, 1.5])
def test_a_bundle_of_another_format_is_told_as_such(format_: object) -> None:
    with pytest.raises(UnknownFormat) as told:
        read_manifest(json.dumps({"bundle": format_, "something": "new"}).encode())
    assert told.value.format == format_


@pytest.mark.parametrize(
    "text",
    [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"bundle":1}', b'{"bundle":1,"case":1,"members":{}}',
     b'{"bundle":1,"case":"a","members":{"x":{"role":"?","sha256":"","size":1}}}',
     b'{"bundle":1,"case":"a","members":{"x":{"role":"case","sha256":"","size":"1"}}}',
     TEXT + b"\n", TEXT.replace(b",", b", ")],
)  # fmt: skip
def test_what_is_no_manifest_or_not_canonical_is_refused(text: bytes) -> None:
    with pytest.raises(BadManifest):
        read_manifest(text)


@given(at=st.integers(0, len(TEXT) - 1), bit=st.integers(0, 7))
def test_no_flipped_bit_leaves_the_same_manifest(at: int, bit: int) -> None:
    flipped = bytearray(TEXT)
    flipped[at] ^= 1 << bit
    try:
        assert read_manifest(bytes(flipped)) != read_manifest(TEXT)
    except (BadManifest, UnknownFormat):
        return
