"""What the audit trail says of one case, for those who may read the case."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from pydantic import Field

from service.access.use_cases import UseCase
from service.api.cases.acting import THE_CASE
from service.api.values import Shown, Words
from service.casework.audit.chain import AuditRow
from service.transport.auth import Who
from service.transport.declared import asks, routed
from service.workflow.audit.list_audit import Wanted, list_audit, sentence

router = routed("/cases", "案卷")


class CaseEvent(Shown):
    """One event of the case: without where it came from, which is for the audit administrator."""

    seq: int = Field(description="审计记录的行号")
    at: str = Field(examples=["2026-11-26T07:16:48.123456Z"])
    actor_name: str
    role: str
    action: str = Field(examples=["case.sign"])
    object_version: int | None = Field(description="办理记录的号，没有办成的为 null")
    outcome: str
    reason: str
    hash: str
    said: Words = Field(description="一句话")

    @classmethod
    def of(cls, row: AuditRow) -> CaseEvent:
        """With its sentence."""
        return cls(
            seq=row.seq,
            at=row.ts_utc,
            actor_name=row.actor_name,
            role=row.role,
            action=row.action,
            object_version=row.object_version,
            outcome=row.outcome,
            reason=row.reason,
            hash=row.hash,
            said=Words.of(sentence(row)),
        )


@router.get("/{case_id}/audit", **asks(UseCase.READ_CASE_HISTORY, of=THE_CASE))
def read_history(
    case_id: str, who: Who, limit: Annotated[int, Query(ge=1, le=1000, description="最近几条")] = 100
) -> list[CaseEvent]:
    """包括被拒绝的办理，按先后排列。"""
    wanted = Wanted(object_type="case", object_id=who.found.id, limit=limit)
    return [CaseEvent.of(row) for row in list_audit(who.settings, wanted)]
