"""One decided case with its bundle, made once a process; and what forgers do with it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from service.documents.bundle.check import Check, Outcome
from service.documents.bundle.manifest import BadManifest, UnknownFormat, manifest_of, read_manifest
from service.documents.bundle.member import MANIFEST, SIGNATURE, Member, Role
from service.documents.bundle.package import write_zip
from service.documents.bundle.unpack import NotABundle, unpack
from service.storage.keys import SigningKey, load_key, make_key
from service.storage.location import keys_folder
from service.workflow.bundles.bundle_case import bundle_case, case_record
from service.workflow.bundles.case_record import CaseRecord
from service.workflow.bundles.signature import signed
from service.workflow.bundles.verify_bundle import Verification, check_whole, verify_bytes
from tests.workflow.bundles.cases import Driven, decided
from tests.workflow.prepared import PREFIX

Contents = Mapping[str, bytes]


@dataclass(frozen=True)
class Written:
    """The case as it was driven, its record, its bundle and the key that signed it."""

    driven: Driven
    record: CaseRecord
    whole: bytes
    key: SigningKey


@cache
def written() -> Written:
    driven = decided(Path(_folder().name))
    out = driven.folder / "案卷.zip"
    bundle_case(driven.settings, driven.id, out, driven.at)
    record = case_record(driven.settings, driven.id, driven.at)
    return Written(driven, record, out.read_bytes(), load_key(keys_folder(driven.settings)))


@cache
def forger() -> SigningKey:
    """A key of somebody else."""
    folder = Path(_folder().name) / "forger"
    make_key(folder)
    return load_key(folder)


@cache
def contents() -> Contents:
    """The members of the bundle by path."""
    return unzipped(written().whole)


def unzipped(whole: bytes) -> Contents:
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: Contents) -> bytes:
    out = io.BytesIO()
    write_zip(out, files)
    return out.getvalue()


def resigned(files: Contents, key: SigningKey | None = None) -> bytes:
    """A bundle of these files that is whole in itself: its manifest lists them, and a key has signed that."""
    listed = json.loads(contents()[MANIFEST])["members"]
    members = [
        Member(path, Role(listed[path]["role"]) if path in listed else Role.CASE, content)
        for path, content in files.items()
        if path not in (MANIFEST, SIGNATURE)
    ]
    manifest = manifest_of(written().driven.id, members).text()
    return zipped({**files, MANIFEST: manifest, SIGNATURE: signed(manifest, key or forger())})


def with_json(path: str, change: Any) -> Contents:
    """The files with a JSON member changed in place by `change`."""
    told = json.loads(contents()[path])
    change(told)
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {**contents(), path: text.encode()}


def verified(whole: bytes, key: SigningKey | None = None) -> Verification:
    return verify_bytes(whole, "案卷.zip", key.public if key else None)


def failed(verification: Verification) -> list[Check]:
    return [check for check in verification.checks if check.outcome is Outcome.FAILS]


def codes(verification: Verification) -> set[str]:
    """The codes of what failed."""
    return {check.code for check in failed(verification)}


def named(verification: Verification) -> set[str]:
    """The members of which something failed."""
    return {check.member for check in failed(verification)}


def found(whole: bytes) -> set[str]:
    """The members that are named; `zip` where the file cannot be opened, `` where a place of no member is."""
    try:
        unpacked = unpack(whole)
        checks = list(check_whole(unpacked, read_manifest(bytes(unpacked.contents[MANIFEST])), written().key.public))
    except NotABundle:
        return {"zip"}
    except (BadManifest, UnknownFormat):
        return {MANIFEST}
    return {check.member for check in checks if check.outcome is Outcome.FAILS}


def flipped(whole: bytes, at: int) -> bytes:
    """The file with one bit of one byte turned."""
    return whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix=PREFIX)
