"""The signature of a manifest: whose it is, who vouches for the key, and that no altered byte passes."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from service.documents.bundle.check import Check, Outcome
from service.documents.bundle.member import SIGNATURE
from service.storage.keys import SigningKey, load_key, make_key
from service.workflow.bundles.signature import BadKey, check_signature, key_of, signed

MANIFEST = b'{"bundle":1}'


@cache
def keys() -> tuple[SigningKey, SigningKey]:
    with TemporaryDirectory() as folder:
        for name in "ab":
            make_key(Path(folder, name))
        return load_key(Path(folder, "a")), load_key(Path(folder, "b"))


KEY, OTHER = keys()
TEXT = signed(MANIFEST, KEY)


def checked(
    manifest: bytes = MANIFEST,
    text: bytes | None = TEXT,
    named: SigningKey | None = None,
    own: SigningKey | None = None,
) -> Check:
    (check,) = check_signature(manifest, text, named.public if named else None, own.public if own else None)
    return check


def test_the_key_that_was_named_and_our_own_are_trusted() -> None:
    assert checked(named=KEY).outcome is Outcome.HOLDS
    assert checked(own=KEY).outcome is Outcome.HOLDS
    assert KEY.public.id in checked(named=KEY).said.zh


def test_a_key_nobody_vouches_for_is_said_to_be_one() -> None:
    for check in (checked(), checked(own=OTHER)):
        assert check.outcome is Outcome.NOTED
        assert "--key" in check.said.zh


def test_another_key_than_the_one_named_fails() -> None:
    check = checked(text=signed(MANIFEST, OTHER), named=KEY, own=OTHER)
    assert (check.outcome, check.member) == (Outcome.FAILS, SIGNATURE)
    assert KEY.public.id in check.said.zh
    assert OTHER.public.id in check.said.zh


def test_a_manifest_altered_after_it_was_signed_fails() -> None:
    assert checked(manifest=MANIFEST + b" ", named=KEY).outcome is Outcome.FAILS


def test_no_altered_byte_of_the_signature_file_passes() -> None:
    assert checked(text=None).outcome is Outcome.FAILS
    for at in range(len(TEXT)):
        altered = bytearray(TEXT)
        altered[at] ^= 1
        assert checked(text=bytes(altered)).outcome is Outcome.FAILS, at


def test_another_key_put_beside_the_signature_does_not_make_it_true() -> None:
    told = json.loads(TEXT) | {"public_key": OTHER.public.raw.hex(), "key_id": OTHER.public.id}
    swapped = json.dumps(told, sort_keys=True, separators=(",", ":")).encode()
    assert checked(text=swapped, own=OTHER).outcome is Outcome.FAILS


def test_a_key_is_named_by_its_pem_or_its_digits() -> None:
    assert key_of(KEY.public.pem) == key_of(f" {KEY.public.raw.hex().upper()}\n") == KEY.public


@pytest.mark.parametrize(
    "text", ["", "ab12", "园区", "zz" * 32, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"]
)
def test_anything_else_is_no_key(text: str) -> None:
    with pytest.raises(BadKey):
        key_of(text)
