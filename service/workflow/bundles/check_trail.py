"""The audit events of a bundle: whole, one for each act, and under a head that the signer of the bundle signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from service.casework.audit.case_trail import trail_faults
from service.casework.audit.chain import AlgorithmMissing, AuditRow
from service.casework.audit.heads import SignedHead, read_heads, signed_message
from service.casework.case import Case
from service.documents.bundle import paths
from service.documents.bundle.check import Check, fails, holds, noted, unchecked
from service.storage.keys import PublicKey
from service.vocabulary.canonical import canonical_json
from service.workflow.bundles.opened import Broken, Opened
from service.workflow.cases.perform_act import CASE

_CODE = "audit"
_ROW = TypeAdapter(AuditRow)


def check_trail(opened: Opened, case: Case, signer: PublicKey | None) -> Iterator[Check]:
    """`signer`: the key in the bundle, None where the signature cannot be read."""
    try:
        rows, head = _read(opened)
        own = [_fault(said.zh, said.en) for said in trail_faults(case, rows)]
        faults = [*own, *_of_another(opened.case_id, rows), *_behind(rows, head)]
    except AlgorithmMissing as missing:
        yield unchecked(_CODE, missing.said.zh, missing.said.en, paths.AUDIT)
        return
    yield from faults
    if not faults:
        zh = f"{len(rows)} 条审计记录各与其摘要相符，每项办理行为都在其中"
        yield holds(_CODE, zh, f"{len(rows)} audit events match their hashes, and every act is among them", paths.AUDIT)
    yield _signed(head, signer)


def _read(opened: Opened) -> tuple[list[AuditRow], SignedHead | None]:
    told = opened.json(paths.AUDIT)
    try:
        match told:
            case {"rows": list(rows), "head": head}:
                return [_row(row) for row in rows], None if head is None else _head(head)
    except (ValidationError, TypeError) as fault:
        raise Broken(paths.AUDIT, "审计记录读不出来", "the audit events cannot be read") from fault
    raise Broken(paths.AUDIT, "不是审计记录", "no audit events")


def _head(told: Any) -> SignedHead:
    heads = read_heads(canonical_json(told)).heads
    if len(heads) != 1:
        raise Broken(paths.AUDIT, "审计链首读不出来", "the head of the audit trail cannot be read")
    return heads[0]


def _row(told: Any) -> AuditRow:
    return _ROW.validate_python(AuditRow(**told), strict=True)


def _of_another(case_id: str, rows: Sequence[AuditRow]) -> Iterator[Check]:
    """Events that are not of this case."""
    for row in rows:
        if (row.object_type, row.object_id) != (CASE, case_id):
            zh = f"第 {row.seq} 条审计记录属于 {row.object_type} {row.object_id}，不属于案卷 {case_id}"
            yield _fault(zh, f"audit event {row.seq} is of {row.object_type} {row.object_id}, not of case {case_id}")


def _behind(rows: Sequence[AuditRow], head: SignedHead | None) -> Iterator[Check]:
    last = rows[-1] if rows else None
    if head and last and (last.seq > head.seq or (last.seq == head.seq and last.hash != head.hash)):
        yield _fault("审计记录与链首不符", "the audit events do not lie under the head")


def _signed(head: SignedHead | None, signer: PublicKey | None) -> Check:
    if head is None:
        return noted(_CODE, "包内没有审计链首", "there is no head of the audit trail in the bundle", paths.AUDIT)
    when = f"（第 {head.seq} 条，{head.ts_utc}）"
    if signer is None or head.key_id != signer.id:
        zh = f"审计链首{when}由另一把密钥 {head.key_id} 签名，没有核对"
        return noted(_CODE, zh, f"the audit head is signed by another key, {head.key_id}: not checked", paths.AUDIT)
    if not signer.verifies(_bytes(head.signature), signed_message(head)):
        return _fault(f"审计链首{when}的签名不符", f"the signature of the audit head (event {head.seq}) does not fit")
    return holds(
        _CODE,
        f"审计链首{when}有签名，可与另存的链首对照",
        f"the audit head (event {head.seq}, {head.ts_utc}) is signed and can be compared with one kept elsewhere",
        paths.AUDIT,
    )


def _bytes(digits: str) -> bytes:
    """Empty where it is not hexadecimal: no signature is."""
    try:
        return bytes.fromhex(digits)
    except ValueError:
        return b""


def _fault(zh: str, en: str) -> Check:
    return fails(_CODE, zh, en, paths.AUDIT)
