"""The audit trail, for the audit administrator: search, export, verify, sign a head. All of it is on record itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Query, Response
from pydantic import AwareDatetime, Field

from service.access.use_cases import UseCase
from service.api.values import Shown, Words
from service.casework.audit.chain import AuditRow
from service.casework.audit.heads import SignedHead
from service.transport.auth import Who
from service.transport.declared import asks, routed
from service.transport.downloads import CSV, attachment
from service.workflow.audit.list_audit import Wanted, sentence
from service.workflow.audit.read_audit import export_audit, read_audit, verify_on_record
from service.workflow.audit.sign_audit_head import sign_audit_head

router = routed("/audit", "审计")
_MOST, _MOST_EXPORTED = 1_000, 100_000
Text = Annotated[str, Query(max_length=200)]


class EventShown(Shown):
    """One event, the columns as stored."""

    seq: int
    ts_utc: str = Field(examples=["2026-11-26T07:16:48.123456Z"])
    actor: str
    actor_name: str
    role: str
    session: str
    ip: str
    request_id: str
    action: str = Field(examples=["case.sign"])
    object_type: str
    object_id: str
    object_version: int | None
    outcome: str
    reason: str
    detail_json: str
    alg: str
    prev_hash: str
    hash: str
    said: Words = Field(description="一句话")

    @classmethod
    def of(cls, row: AuditRow) -> EventShown:
        """With its sentence."""
        return cls(**row._asdict(), said=Words.of(sentence(row)))


class VerdictShown(Shown):
    """Whether the trail holds, and what was done to it where it does not."""

    holds: bool
    rows: int = Field(description="前后相接的行数")
    heads: int = Field(description="对照的签名链头数")
    said: list[Words]
    remarks: list[Words]


class HeadShown(Shown):
    """A signed head; keep it elsewhere, so that it can convict the trail later."""

    seq: int
    hash: str
    count: int
    ts_utc: str
    key_id: str
    alg: str
    kind: str
    signature: str

    @classmethod
    def of(cls, head: SignedHead) -> HeadShown:
        """As the file of heads has it."""
        return cls(
            seq=head.seq,
            hash=head.hash,
            count=head.count,
            ts_utc=head.ts_utc,
            key_id=head.key_id,
            alg=head.alg,
            kind=head.kind,
            signature=head.signature,
        )


def wanted(
    object_type: Annotated[Text, Query(description="对象的种类，如 case")] = "",
    object_id: Annotated[Text, Query(description="对象的编号")] = "",
    actor: Annotated[Text, Query(description="办理人的编号或姓名")] = "",
    action: Annotated[Text, Query(description="行为的代码，如 person.add")] = "",
    since: Annotated[AwareDatetime | None, Query(description="自这一时刻起，写明时区")] = None,
    until: Annotated[AwareDatetime | None, Query(description="到这一时刻之前，写明时区")] = None,
) -> Wanted:
    """The dependency of whatever searches."""
    return Wanted(object_type=object_type, object_id=object_id, actor=actor, action=action, since=since, until=until)


Search = Annotated[Wanted, Depends(wanted)]


@router.get("", **asks(UseCase.READ_AUDIT))
def search(who: Who, asked: Search, limit: Annotated[int, Query(ge=1, le=_MOST)] = 100) -> list[EventShown]:
    """符合条件的最近若干条，按先后排列。"""
    return [EventShown.of(row) for row in read_audit(who.settings, limited(asked, limit), who.at)]


@router.get("/export", response_class=Response, **asks(UseCase.EXPORT_AUDIT, answers=CSV))
def export(who: Who, asked: Search, limit: Annotated[int, Query(ge=1, le=_MOST_EXPORTED)] = 10_000) -> Response:
    """符合条件的最近若干条，CSV；任何一格都不会被表格软件当作公式。"""
    return attachment(
        export_audit(who.settings, limited(asked, limit), who.at), "审计记录.csv", f"{CSV}; charset=utf-8"
    )


@router.post("/verify", **asks(UseCase.VERIFY_AUDIT))
def verify(who: Who) -> VerdictShown:
    """读全部记录，与本机的签名链头对照。"""
    verified = verify_on_record(who.settings, who.at)
    verdict = verified.verdict
    return VerdictShown(
        holds=verdict.holds,
        rows=verdict.rows,
        heads=verdict.heads,
        said=[Words.of(one) for one in verdict.said],
        remarks=[Words.of(one) for one in verified.remarks],
    )


@router.post("/heads", status_code=201, **asks(UseCase.SIGN_AUDIT_HEAD))
def sign_head(who: Who) -> HeadShown:
    """请把它存到别处。"""
    return HeadShown.of(sign_audit_head(who.settings, who.at))


def limited(asked: Wanted, limit: int) -> Wanted:
    """At most so many."""
    return replace(asked, limit=limit)
