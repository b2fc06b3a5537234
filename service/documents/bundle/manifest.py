"""manifest.json: every member of a bundle with its digest, size and role, as the one text that is signed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from service.documents.bundle.member import FORMAT, Member, Role

_ROLES = frozenset(Role)


class BadManifest(ValueError):  # noqa: N818 - says what the file is
    """manifest.json cannot be read as one; the message names the place."""


class UnknownFormat(ValueError):  # noqa: N818 - says what the file is
    """A bundle format this program does not know; `format` is the one stated."""

    def __init__(self, format_: object) -> None:
        super().__init__(str(format_))
        self.format = format_


@dataclass(frozen=True, slots=True)
class Entry:
    """One member as the manifest states it: SHA-256 in hexadecimal, size in bytes."""

    path: str
    sha256: str
    size: int
    role: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle is of, and its members by path."""

    case: str
    entries: tuple[Entry, ...]

    def text(self) -> bytes:
        """The canonical JSON that is stored and signed."""
        members = {
            entry.path: {"role": entry.role, "sha256": entry.sha256, "size": entry.size} for entry in self.entries
        }
        told = {"bundle": FORMAT, "case": self.case, "members": members}
        return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def manifest_of(case: str, members: Iterable[Member]) -> Manifest:
    """The manifest over members, sorted by path."""
    entries = (Entry(one.path, one.digest, len(one.content), one.role.value) for one in members)
    return Manifest(case, tuple(sorted(entries, key=lambda entry: entry.path)))


def read_manifest(text: bytes) -> Manifest:
    """The manifest a text states.

    Raises:
        UnknownFormat: it is of another format; nothing else of it is looked at.
        BadManifest: it is none, or not in canonical form.
    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise BadManifest("JSON") from fault
    if not isinstance(told, dict) or "bundle" not in told:
        raise BadManifest("bundle")
    if told["bundle"] != FORMAT or isinstance(told["bundle"], bool):
        raise UnknownFormat(told["bundle"])
    match told:
        case {"case": str(case), "members": dict(members)}:
            manifest = Manifest(case, tuple(_entry(path, member) for path, member in sorted(members.items())))
        case _:
            raise BadManifest("case / members")
    if manifest.text() != text:
        raise BadManifest("canonical")
    return manifest


def _entry(path: str, member: Any) -> Entry:
    match member:
        case {"sha256": str(sha256), "size": int(size), "role": str(role)} if role in _ROLES:
            return Entry(path, sha256, size, role)
    raise BadManifest(path)
