"""Verification: what was signed holds, whatever was done to it afterwards is found and named."""

import json
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from service.documents.bundle import paths
from service.documents.bundle.check import Outcome
from service.documents.bundle.member import EXPLANATION, MANIFEST, SIGNATURE
from service.documents.bundle.unpack import NotABundle
from service.settings import Settings
from service.workflow.bundles.verify_bundle import (
    BadKey,
    Verification,
    json_verification,
    own_key,
    public_key,
    verify,
)
from tests.workflow.bundles.bundled import (
    codes,
    contents,
    flipped,
    forger,
    found,
    named,
    resigned,
    unzipped,
    verified,
    with_json,
    written,
    zipped,
)


@cache
def original() -> Verification:
    return verified(written().whole, written().key)


def test_what_was_signed_holds_and_says_whose_key_it_is() -> None:
    verification = original()
    assert verification.outcome is Outcome.HOLDS
    assert verification.case == written().driven.id
    found = {check.code for check in verification.checks if check.outcome is Outcome.HOLDS}
    assert found >= {"container", "members", "signature", "acts", "rules", "facts", "assessment", "signatures",
                     "four-eyes", "evidence", "audit"}  # fmt: skip


def test_without_a_key_named_it_holds_but_nobody_vouches_for_the_key(tmp_path: Path) -> None:
    file = tmp_path / "案卷.zip"
    file.write_bytes(written().whole)
    verification = verify(file)
    assert verification.outcome is Outcome.HOLDS
    (check,) = [check for check in verification.checks if check.code == "signature"]
    assert check.outcome is Outcome.NOTED


def test_rules_on_disk_may_change_afterwards(tmp_path: Path) -> None:
    rules = written().driven.settings.rules_dir
    rule = next(rules.rglob("TG-01*.yaml"))
    before = rule.read_text(encoding="utf-8")
    rule.write_text("broken: [", encoding="utf-8")
    try:
        assert verified(written().whole, written().key).outcome is Outcome.HOLDS
    finally:
        rule.write_text(before, encoding="utf-8")


def test_a_flipped_byte_anywhere_is_found() -> None:
    whole = written().whole
    assert found(whole) == set()
    for at in range(0, len(whole), len(whole) // 100):
        assert found(flipped(whole, at)), at


def test_a_flipped_byte_of_any_member_names_it() -> None:
    for path, content in contents().items():
        for at in {0, len(content) // 2, len(content) - 1}:
            assert path in found(zipped({**contents(), path: flipped(content, at)})), (path, at)


def test_a_member_removed_added_renamed_or_swapped_is_named() -> None:
    listed = [path for path in contents() if path not in (MANIFEST, SIGNATURE)]
    for path, other in pairwise(listed):
        without = {name: content for name, content in contents().items() if name != path}
        assert found(zipped(without)) == {path}
        assert found(zipped({**without, f"{path}x": contents()[path]})) == {path, f"{path}x"}
        swapped = {**contents(), path: contents()[other], other: contents()[path]}
        assert found(zipped(swapped)) == {path, other}
    assert found(zipped({**contents(), "more.txt": b""})) == {"more.txt"}


def test_a_bundle_signed_again_by_another_key_is_found_by_naming_the_key() -> None:
    forged = resigned(contents())
    assert verified(forged).outcome is Outcome.HOLDS
    assert codes(verified(forged, written().key)) == {"signature"}


def test_a_manifest_altered_is_not_the_one_signed() -> None:
    listed = json.loads(contents()[MANIFEST])
    listed["members"][EXPLANATION]["size"] += 1
    text = json.dumps(listed, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert found(zipped({**contents(), MANIFEST: text})) == {SIGNATURE, EXPLANATION}
    assert named(verified(zipped({**contents(), MANIFEST: text + b"\n"}))) == {MANIFEST}


def test_without_a_signature_it_is_no_bundle_that_holds() -> None:
    files = {path: content for path, content in contents().items() if path != SIGNATURE}
    assert found(zipped(files)) == {SIGNATURE}


def test_a_bundle_of_a_later_format_is_not_called_false() -> None:
    verification = verified(zipped({**contents(), MANIFEST: b'{"bundle":2,"more":true}'}))
    assert verification.outcome is Outcome.UNCHECKED
    assert "第 2 版" in verification.checks[-1].said.zh


def test_rules_in_a_later_language_are_not_called_false() -> None:
    (pack,) = (path for path in contents() if path.endswith("demo/pack.yaml"))
    later = contents()[pack].replace(b"language: 1", b"language: 2")
    verification = verified(resigned({**contents(), pack: later}))
    unchecked = [check for check in verification.checks if check.outcome is Outcome.UNCHECKED]
    assert {check.code for check in unchecked} == {"facts", "assessment"}
    assert all("规则语言" in check.said.zh for check in unchecked)


def test_a_truncated_file_and_one_that_is_none_are_told() -> None:
    for whole in (written().whole[:-30], b"", b"%PDF-1.7"):
        with pytest.raises(NotABundle):
            verified(whole)


def test_the_json_says_the_same() -> None:
    verification = original()
    told = json.loads(json_verification(verification))
    assert (told["file"], told["case"], told["outcome"]) == ("案卷.zip", written().driven.id, "holds")
    assert [(one["code"], one["zh"]) for one in told["checks"]] == [(c.code, c.said.zh) for c in verification.checks]


def test_a_key_is_named_by_digits_or_by_a_file(tmp_path: Path) -> None:
    key = written().key.public
    file = tmp_path / "公钥.pem"
    file.write_text(key.pem, encoding="utf-8")
    assert public_key(key.raw.hex()) == public_key(str(file)) == key
    with pytest.raises(BadKey):
        public_key(str(tmp_path / "nirgends.pem"))


def test_the_key_of_this_installation_is_known_and_none_is_no_fault(tmp_path: Path) -> None:
    assert own_key(written().driven.settings) == written().key.public
    assert own_key(Settings(data_dir=tmp_path)) is None


def test_every_kind_of_member_is_in_the_bundle_and_unzips() -> None:
    assert unzipped(written().whole).keys() == contents().keys()
    assert found(resigned(contents(), written().key)) == set()
    assert forger().public != written().key.public
    assert with_json(paths.ACTS, lambda told: None)[paths.ACTS] == contents()[paths.ACTS]
