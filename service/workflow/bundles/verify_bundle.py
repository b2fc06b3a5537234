"""verify: is this bundle what was decided and signed, and does everything in it come out again?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from service.documents.bundle.check import Check, Outcome, fails, overall, unchecked
from service.documents.bundle.integrity import check_container, check_members
from service.documents.bundle.manifest import BadManifest, Manifest, UnknownFormat, read_manifest
from service.documents.bundle.member import FORMAT, MANIFEST, SIGNATURE
from service.documents.bundle.unpack import NotABundle, Unpacked, check_length, unpack
from service.settings import Settings
from service.storage.errors import StorageError
from service.storage.keys import PublicKey, load_key
from service.storage.location import keys_folder
from service.workflow.bundles.contents import check_contents
from service.workflow.bundles.opened import Opened
from service.workflow.bundles.signature import CODE as SIGNATURE_CHECK
from service.workflow.bundles.signature import BadKey, check_signature, key_of, signer_of


@dataclass(frozen=True, slots=True)
class Verification:
    """All checks in the order they were made; `case` is empty where the manifest cannot be read."""

    file: str
    case: str
    checks: tuple[Check, ...]

    @property
    def outcome(self) -> Outcome:
        """How the whole came out."""
        return overall(self.checks)

    @property
    def vouched(self) -> bool:
        """Whether the reader or this installation vouches for the key that signed it."""
        return any(one.code == SIGNATURE_CHECK and one.outcome is Outcome.HOLDS for one in self.checks)


def verify(file: Path, named: PublicKey | None = None, own: PublicKey | None = None) -> Verification:
    """Check everything a bundle holds, by nothing but the bundle. `named`: the issuer's key as the reader knows it;
    `own`: that of this installation.

    Raises:
        NotABundle: it is no bundle, or not safe to look into.
        OSError: the file cannot be read.
    """
    check_length(file.stat().st_size)
    return verify_bytes(file.read_bytes(), file.name, named, own)


def verify_bytes(whole: bytes, name: str, named: PublicKey | None = None, own: PublicKey | None = None) -> Verification:
    """The same of a file's content.

    Raises:
        NotABundle: it is no bundle, or not safe to look into.
    """
    unpacked = unpack(whole)
    manifest = _manifest(unpacked)
    if isinstance(manifest, Check):
        return Verification(name, "", (*check_container(unpacked), manifest))
    contents = check_contents(Opened(manifest.case, unpacked.contents), signer_of(_signature(unpacked)))
    return Verification(name, manifest.case, (*check_whole(unpacked, manifest, named, own), *contents))


def public_key(text: str) -> PublicKey:
    """The key somebody names: 64 hexadecimal digits, a PEM text, or the path of a PEM file.

    Raises:
        BadKey: it is none of these.
        OSError: the file cannot be read.
    """
    try:
        return key_of(text)
    except BadKey:
        path = Path(text).expanduser()
        if not path.is_file():
            raise
        return key_of(path.read_text(encoding="utf-8", errors="replace"))


def own_key(settings: Settings) -> PublicKey | None:
    """The key of this installation; None where there is no usable one, since a bundle is verified anywhere."""
    try:
        return load_key(keys_folder(settings)).public
    except (StorageError, OSError):
        return None


def json_verification(verification: Verification) -> str:
    """The verification as JSON text: `{"case", "checks": [{"code", "en", "member", "outcome", "zh"}], "file",
    "outcome"}`."""
    checks = [
        {"code": c.code, "outcome": c.outcome.value, "zh": c.said.zh, "en": c.said.en, "member": c.member}
        for c in verification.checks
    ]
    told = {
        "file": verification.file,
        "case": verification.case,
        "outcome": verification.outcome.value,
        "checks": checks,
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _manifest(unpacked: Unpacked) -> Manifest | Check:
    try:
        return read_manifest(bytes(unpacked.contents[MANIFEST]))
    except UnknownFormat as unknown:
        zh = f"案卷包的格式是第 {unknown.format} 版，本程序只认识第 {FORMAT} 版，不能核验；请用写出它的或更新的程序"
        en = (
            f"the bundle has format {unknown.format} and this program knows only {FORMAT}, so it cannot tell; use the "
            "program that wrote it, or a later one"
        )
        return unchecked("format", zh, en, MANIFEST)
    except BadManifest as bad:
        zh, en = f"{MANIFEST} 被改动过，读不出清单（{bad}）", f"{MANIFEST} was altered and cannot be read ({bad})"
        return fails("manifest", zh, en, MANIFEST)


def check_whole(
    unpacked: Unpacked, manifest: Manifest, named: PublicKey | None = None, own: PublicKey | None = None
) -> Iterator[Check]:
    """Whether the file is, byte for byte, what was signed; what it says is not looked at."""
    yield from check_container(unpacked)
    yield from check_members(manifest, unpacked)
    yield from check_signature(bytes(unpacked.contents[MANIFEST]), _signature(unpacked), named, own)


def _signature(unpacked: Unpacked) -> bytes | None:
    found = unpacked.contents.get(SIGNATURE)
    return None if found is None else bytes(found)


__all__ = [
    "BadKey",
    "NotABundle",
    "Outcome",
    "PublicKey",
    "Verification",
    "check_whole",
    "json_verification",
    "key_of",
    "own_key",
    "public_key",
    "verify",
    "verify_bytes",
]
