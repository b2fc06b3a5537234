"""manifest.sig: an installation's Ed25519 signature on the manifest, and whose key it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from service.documents.bundle.check import Check, fails, holds, noted
from service.documents.bundle.member import MANIFEST, SIGNATURE
from service.storage.keys import PublicKey, SigningKey, read_public_key

CODE = "signature"
"""What these checks are called."""
_RAW_LENGTH = 32


class BadKey(ValueError):  # noqa: N818 - says what the text is
    """No public key can be read from what was given."""


@with_config(ConfigDict(extra="forbid", strict=True))
@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestSignature:
    """What manifest.sig says; key and signature in hexadecimal."""

    alg: str
    key_id: str
    public_key: str
    signature: str


_SIGNATURE = TypeAdapter(ManifestSignature)
_ALGORITHM = "ed25519"


def signed(manifest: bytes, key: SigningKey) -> bytes:
    """The text of manifest.sig."""
    return _text(key.public, key.sign(manifest))


def key_of(text: str) -> PublicKey:
    """A public key from a PEM text or from its 64 hexadecimal digits.

    Raises:
        BadKey: it is neither.
    """
    try:
        if text.lstrip().startswith("-----BEGIN"):
            return read_public_key(text)
        raw = bytes.fromhex(text.strip())
    except ValueError as fault:
        raise BadKey(text) from fault
    if len(raw) != _RAW_LENGTH:
        raise BadKey(text)
    return PublicKey(raw)


def check_signature(
    manifest: bytes, signature: bytes | None, named: PublicKey | None, own: PublicKey | None
) -> Iterator[Check]:
    """Whether the manifest is signed by the key in the bundle, and who vouches for that key: the one who `named` it,
    this installation whose `own` it is, or nobody."""
    read = _read(signature)
    if read is None:
        zh, en = f"{SIGNATURE} 缺失或被改动，读不出签名", f"{SIGNATURE} is missing or altered; no signature can be read"
        yield fails(CODE, zh, en, SIGNATURE)
    elif not read[0].verifies(read[1], manifest):
        zh = f"签名与清单不符：{MANIFEST} 在签名之后被改动过，或 {SIGNATURE} 被改动过"
        en = f"not a signature on this manifest: {MANIFEST} was altered after it was signed, or {SIGNATURE} was"
        yield fails(CODE, zh, en, SIGNATURE)
    else:
        yield _whose(read[0], named, own)


def signer_of(signature: bytes | None) -> PublicKey | None:
    """The key that manifest.sig states, None where it cannot be read."""
    read = _read(signature)
    return None if read is None else read[0]


def _whose(inside: PublicKey, named: PublicKey | None, own: PublicKey | None) -> Check:
    if named is not None:
        if inside == named:
            zh, en = (
                f"清单由指定的密钥 {inside.id} 签名",
                f"the manifest is signed by the key that was named, {inside.id}",
            )
            return holds(CODE, zh, en)
        zh = f"清单由密钥 {inside.id} 签名，不是指定的 {named.id}：不是该单位签发，或换过密钥"
        en = f"the manifest is signed by key {inside.id}, not by the one that was named, {named.id}"
        return fails(CODE, zh, en, SIGNATURE)
    if inside == own:
        return holds(CODE, f"清单由本单位的密钥 {inside.id} 签名", f"the manifest is signed by our own key {inside.id}")
    zh = f"清单与包内所附密钥 {inside.id} 的签名相符，但这把密钥是谁的没有核对；请用 --key 指定另行取得的签发公钥"
    en = (
        f"the manifest agrees with the signature of key {inside.id} in the bundle, but nobody vouches for that key; "
        "name the issuer's public key, obtained elsewhere, with --key"
    )
    return noted(CODE, zh, en, SIGNATURE)


def _read(text: bytes | None) -> tuple[PublicKey, bytes] | None:
    """Key and signature; None where the text is not, to the byte, what signed() writes."""
    try:
        made = _SIGNATURE.validate_json(text or b"")
        key, signature = PublicKey(bytes.fromhex(made.public_key)), bytes.fromhex(made.signature)
    except (ValidationError, ValueError):
        return None
    again = _text(key, signature) if len(key.raw) == _RAW_LENGTH else b""
    return (key, signature) if again == text else None


def _text(key: PublicKey, signature: bytes) -> bytes:
    made = ManifestSignature(alg=_ALGORITHM, key_id=key.id, public_key=key.raw.hex(), signature=signature.hex())
    return json.dumps(asdict(made), sort_keys=True, separators=(",", ":")).encode()
