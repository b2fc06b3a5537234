"""One event of the audit trail, and the row that chains it to the row before it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from json import JSONEncoder
from json.encoder import encode_basestring
from typing import NamedTuple

from service.vocabulary.fault import Fault
from service.vocabulary.language import Said


class Outcome(StrEnum):
    """What became of what somebody set out to do."""

    DONE = "done"
    REFUSED = "refused"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return Said("完成", "done") if self is Outcome.DONE else Said("被拒绝", "refused")


class Algorithm(StrEnum):
    """How a row is hashed. Both give 32 bytes; SM3 (GB/T 32905) is for installations that are assessed under 密评."""

    SHA256 = "sha256"
    SM3 = "sm3"


class AlgorithmMissing(Fault):
    """The cryptographic library of this machine has no such hash; that says nothing about the rows."""

    def __init__(self, alg: str) -> None:
        said = Said(
            f"本机的密码库没有 {alg}，不能计算或核对用它的审计记录；请换用带 {alg} 的 OpenSSL 3 之后再试",
            f"the cryptographic library of this machine has no {alg}, so audit rows that use it can be neither written "
            f"nor verified; use an OpenSSL 3 with {alg} and try again",
        )
        super().__init__("algorithm-missing", said)


GENESIS = "0" * 64
"""What the first row has for the hash of the row before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEvent:
    """Who did what to which object, and what became of it, before it has its place in the chain.

    at: UTC. actor: the person's id as text, or the program's own name. session, ip, request_id: empty where the act
    came from the command line. object_version: None where the object has no versions. reason: why it was refused, or
    the actor's own reason. detail_json: canonical JSON of an object; no secrets, no whole files.
    """

    at: datetime
    actor: str
    actor_name: str
    role: str
    action: str
    object_type: str
    object_id: str
    outcome: Outcome
    object_version: int | None = None
    reason: str = ""
    detail_json: str = "{}"
    session: str = ""
    ip: str = ""
    request_id: str = ""


class AuditRow(NamedTuple):
    """The columns of one row as they are stored: a plain tuple, because a chain of a million is read row by row."""

    seq: int
    ts_utc: str
    actor: str
    actor_name: str
    role: str
    session: str
    ip: str
    request_id: str
    action: str
    object_type: str
    object_id: str
    object_version: int | None
    outcome: str
    reason: str
    detail_json: str
    alg: str
    prev_hash: str
    hash: str


Rows = Callable[[int | None], Iterator[AuditRow]]
"""Reads the rows from a number on, or all of them, ordered by number; may be called again and again."""


def utc_text(at: datetime) -> str:
    """`2026-11-26T07:16:48.123456Z`: always as long, so that its order is the order of time.

    Raises:
        ValueError: the time has no zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"a time without zone: {at}")
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def chained(event: AuditEvent, last: AuditRow | None, alg: Algorithm = Algorithm.SHA256) -> AuditRow:
    """The row that follows `last` (None: the first row).

    Raises:
        AlgorithmMissing: this machine cannot compute `alg`.
    """
    row = AuditRow(
        seq=last.seq + 1 if last else 1,
        ts_utc=utc_text(event.at),
        actor=_storable(event.actor),
        actor_name=_storable(event.actor_name),
        role=_storable(event.role),
        session=_storable(event.session),
        ip=_storable(event.ip),
        request_id=_storable(event.request_id),
        action=_storable(event.action),
        object_type=_storable(event.object_type),
        object_id=_storable(event.object_id),
        object_version=event.object_version,
        outcome=event.outcome.value,
        reason=_storable(event.reason),
        detail_json=_storable(event.detail_json),
        alg=alg.value,
        prev_hash=last.hash if last else GENESIS,
        hash="",
    )
    return row._replace(hash=row_hash(row))


def _storable(text: str) -> str:
    """What no database takes as text is replaced, so that nobody keeps an event off the record by what they write."""
    return _UNSTORABLE.sub("\ufffd", text)


def row_hash(row: AuditRow) -> str:
    """H(prev_hash ‖ canonical JSON of all other columns) in hexadecimal. Where the row names no algorithm we know, a
    text that is not the stored hash, whatever that is.

    Raises:
        AlgorithmMissing: this machine cannot compute the row's algorithm.
    """
    hashed = _HASHES.get(row[15])
    if hashed is None:
        return f"not {row[17]}"
    try:
        return hashed(f"{row[16]}{_content(row)}".encode("utf-8", "surrogatepass")).hexdigest()
    except ValueError as error:
        raise AlgorithmMissing(row[15]) from error


def _content(row: AuditRow) -> str:
    """Canonical JSON of all columns but the two hashes, whatever they hold."""
    try:
        return _as_written(row)
    except TypeError:
        rest = {name: value for name, value in row._asdict().items() if name not in ("prev_hash", "hash")}
        return _encode(rest)


def _as_written(row: AuditRow) -> str:
    """The same for a row that holds what it should, written out: a chain of a million is read three times as fast.
    Raises TypeError for any other row."""
    seq, ts, actor, name, role, session, ip, request, action, kind, of, version, outcome, reason, detail, alg = row[:16]
    if type(seq) is not int or (version is not None and type(version) is not int):
        raise TypeError
    return (
        f'{{"action":{_text(action)},"actor":{_text(actor)},"actor_name":{_text(name)},"alg":{_text(alg)},'
        f'"detail_json":{_text(detail)},"ip":{_text(ip)},"object_id":{_text(of)},"object_type":{_text(kind)},'
        f'"object_version":{"null" if version is None else version},"outcome":{_text(outcome)},'
        f'"reason":{_text(reason)},"request_id":{_text(request)},"role":{_text(role)},"seq":{seq},'
        f'"session":{_text(session)},"ts_utc":{_text(ts)}}}'
    )


_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""The zero character (PostgreSQL) and halves of a character, as undecodable arguments bring them."""
_text = encode_basestring
_encode = JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=lambda value: {"not JSON": repr(value)}
).encode
_HASHES: dict[str, Callable[[bytes], hashlib._Hash]] = {"sha256": hashlib.sha256, "sm3": partial(hashlib.new, "sm3")}


def computable() -> frozenset[str]:
    """The algorithms that this machine has."""
    return frozenset(alg.value for alg in Algorithm if alg in hashlib.algorithms_available)
