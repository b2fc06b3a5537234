"""Signed heads: what the chain was at one moment, signed, so that a copy kept elsewhere can convict it later."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from service.casework.audit.chain import AuditRow, utc_text
from service.vocabulary.canonical import canonical_json


@with_config(ConfigDict(extra="forbid", strict=True))
@dataclass(frozen=True, slots=True, kw_only=True)
class SignedHead:
    """The last row's number and hash, how many rows there were, when, and the signature of key `key_id` in hexadecimal.

    kind: the format and its version; it is signed too, so that no signature made for another purpose is a head.
    """

    seq: int
    hash: str
    count: int
    ts_utc: str
    key_id: str
    alg: Literal["ed25519"] = "ed25519"
    kind: Literal["audit-head-1"] = "audit-head-1"
    signature: str = ""


@dataclass(frozen=True, slots=True)
class HeadFile:
    """What a file of heads holds: the heads in order, and the numbers of the lines that are none."""

    heads: tuple[SignedHead, ...]
    unreadable: tuple[int, ...]


Genuine = Callable[[SignedHead], bool]
"""Whether a head bears a valid signature of a key of this installation."""

_HEAD = TypeAdapter(SignedHead)


def signed_head(last: AuditRow, count: int, at: datetime, key_id: str, sign: Callable[[bytes], bytes]) -> SignedHead:
    """A head over the chain that ends with `last`; `sign` makes the Ed25519 signature of a message."""
    head = SignedHead(seq=last.seq, hash=last.hash, count=count, ts_utc=utc_text(at), key_id=key_id)
    return SignedHead(**{**asdict(head), "signature": sign(signed_message(head)).hex()})


def signed_message(head: SignedHead) -> bytes:
    """The bytes that are signed: canonical JSON of everything but the signature."""
    return canonical_json({name: value for name, value in _plain(head).items() if name != "signature"}).encode()


def head_line(head: SignedHead) -> str:
    """One line of a file of heads, without its end."""
    return canonical_json(_plain(head))


def read_heads(text: str) -> HeadFile:
    """The heads of a file; a line torn by a crash, or by somebody, is told by its number."""
    heads, unreadable = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            heads.append(_HEAD.validate_json(line))
        except ValidationError:
            unreadable.append(number)
    return HeadFile(tuple(heads), tuple(unreadable))


def _plain(head: SignedHead) -> Mapping[str, object]:
    return asdict(head)
