"""The procedure of a jurisdiction: periods, numbers and departments with their sources, and who does what when."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import Field

from service.access.use_cases import UseCase
from service.api.values import Digest, Labelled, Shown, Words
from service.casework.procedure import Procedure, Provision
from service.casework.procedure_told import RowTold, table_told
from service.transport.auth import Who
from service.transport.declared import asks, routed
from service.vocabulary.day import day_of
from service.vocabulary.language import Language
from service.workflow.cases.procedures import procedure_of

router = routed("/procedures", "办理程序")


class ProvisionShown(Shown):
    """One value with its source."""

    name: str = Field(description="名称（英文代码）")
    title: str = Field(description="名称")
    text: str = Field(description="照写的值")
    source: str = Field(description="出处")
    reliability: str = Field(description="出处的可靠程度")
    clause: str = Field(description="条款；通知没有写明的为空")
    begins: date = Field(description="施行的第一天")

    @classmethod
    def of(cls, one: Provision) -> ProvisionShown:
        """The value."""
        return cls(**{name: getattr(one, name) for name in cls.model_fields})


class RowShown(Shown):
    """One act: where it has a place, who does it, what must hold, where it leads."""

    kind: str = Field(description="哪一项办理（acts 接口的 kind）")
    label: Words = Field(description="这项办理叫什么")
    states: list[Labelled] = Field(description="在哪些环节可以办理；立案的为空")
    roles: list[Labelled] = Field(description="由哪些角色办理")
    conditions: list[Words] = Field(description="须满足的条件")
    leads: Words = Field(description="办到哪里")

    @classmethod
    def of(cls, zh: RowTold, en: RowTold) -> RowShown:
        """The row, told in both languages."""
        row = zh.transition
        return cls(
            kind=str(row.act.__dataclass_fields__["kind"].default),
            label=Words.of(row.label),
            states=[Labelled.of(state) for state in row.states],
            roles=[Labelled.of(role) for role in row.roles],
            conditions=[Words.of(condition.said) for condition in row.conditions],
            leads=Words(zh=zh.leads, en=en.leads),
        )


class ProcedureShown(Shown):
    """The procedure in force on a day."""

    id: str = Field(description="编码")
    title: str = Field(description="名称")
    note: str = Field(description="说明")
    jurisdiction: str = Field(description="主管地区编码；各地区通用的为空")
    digest: Digest = Field(description="程序的摘要，办理记录里写的就是它")
    provisions: list[ProvisionShown] = Field(description="期限、人数和部门，各有出处")
    table: list[RowShown] = Field(description="每项办理在什么环节、由谁、满足什么条件、办到哪里")

    @classmethod
    def of(cls, procedure: Procedure) -> ProcedureShown:
        """The procedure with the table of all acts."""
        rows = zip(table_told(Language.ZH), table_told(Language.EN), strict=True)
        return cls(
            id=procedure.id,
            title=procedure.title,
            note=procedure.note,
            jurisdiction=procedure.jurisdiction,
            digest=procedure.digest,
            provisions=[ProvisionShown.of(one) for one in procedure.provisions],
            table=[RowShown.of(zh, en) for zh, en in rows],
        )


@router.get("/{jurisdiction}", **asks(UseCase.READ_PROCEDURE))
def procedure(
    who: Who, jurisdiction: str, on: Annotated[date | None, Query(description="哪一天施行的；不写为今天")] = None
) -> ProcedureShown:
    """主管地区（写编码）自己的办理程序；没有的，为各地区通用的。"""
    return ProcedureShown.of(procedure_of(who.settings, jurisdiction, on or day_of(who.at)))
