"""Members under verification: what is missing or unreadable says which one."""

import hashlib

import pytest

from service.documents.bundle import paths
from service.workflow.bundles.opened import Broken, Opened
from service.workflow.bundles.program import program
from tests.workflow.bundles.bundled import contents, written

OPENED = Opened("case", {"a.json": b'{"a":1}', "b.json": b"\xff", "c.json": b"["})


def test_content_text_and_json_of_what_is_there() -> None:
    assert OPENED.content("b.json") == b"\xff"
    assert OPENED.text("a.json") == '{"a":1}'
    assert OPENED.json("a.json") == {"a": 1}


@pytest.mark.parametrize("path", ["b.json", "c.json", "d.json"])
def test_what_is_missing_or_unreadable_is_named(path: str) -> None:
    with pytest.raises(Broken) as broken:
        OPENED.json(path)
    assert broken.value.member == broken.value.check("acts").member == path
    assert broken.value.said.en.startswith(path)


def test_by_its_digest_only_what_has_it() -> None:
    digest = hashlib.sha256(b"[").hexdigest()
    assert OPENED.by_digest("c.json", digest) == b"["
    with pytest.raises(Broken, match="摘要不符"):
        OPENED.by_digest("a.json", digest)


def test_rules_are_those_below_their_digest() -> None:
    opened = Opened(written().driven.id, contents())
    (digest,) = {path.split("/")[1] for path in contents() if path.startswith("rulebases/")}
    files = opened.rules(digest)
    assert "rules/demo/pack.yaml" in files.rules
    assert set(files.rubrics) == {"rubrics/demo.yaml"}
    with pytest.raises(Broken, match="当时的规则"):
        opened.rules("0" * 64)


@pytest.mark.parametrize("text", [b"", b"[]", b"\xff", b'{"code": "another"}'])
def test_a_program_that_cannot_be_read_is_another_one(text: bytes) -> None:
    assert not Opened("case", {paths.PROGRAM: text}).by_this_program
    assert Opened("case", contents()).by_this_program
    assert Opened("case", contents()).program == program()
