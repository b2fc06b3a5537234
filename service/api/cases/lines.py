"""A case as a list shows it."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field

from service.api.values import Labelled, Shown
from service.vocabulary.person import Role
from service.workflow.cases.list_cases import CaseLine


class CaseLineShown(Shown):
    """One line of the list of cases."""

    id: str = Field(description="案卷编号", examples=["zhejiang-2026-0001"])
    park: str = Field(description="园区编号")
    park_name: str = Field(description="园区现在的名称；立案时的名称见案卷")
    programme: str = Field(description="规划期编号")
    jurisdiction: str = Field(description="主管地区编码")
    city: str = Field(description="设区市，没有的为空")
    state: Labelled = Field(description="所处环节")
    round: int = Field(description="第几轮评价")
    turn: list[Labelled] = Field(description="轮到哪些角色办理；没有待办的为空")
    due: date | None = Field(description="最早的期限，没有期限的为 null")
    overdue: bool = Field(description="今天已过期限")
    version: int = Field(description="办理记录的条数；办理时照写为 seen")
    opened_at: datetime = Field(description="立案的时间（UTC）")
    changed_at: datetime = Field(description="最近一次办理的时间（UTC）")

    @classmethod
    def of(cls, line: CaseLine, today: date) -> CaseLineShown:
        """The line on a day."""
        same = {name: getattr(line, name) for name in _SAME}
        turn = [Labelled.of(Role(role)) for role in line.next_actor.split(",") if role]
        late = line.due is not None and line.due < today
        return cls(state=Labelled.of(line.state), turn=turn, overdue=late, **same)


_SAME = tuple(name for name in CaseLine.__slots__ if name in CaseLineShown.model_fields and name != "state")
