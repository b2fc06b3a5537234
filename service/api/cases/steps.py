"""What can happen next in a case: who acts, by when, what still blocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pydantic import Field

from service.api.values import Labelled, Shown, Words
from service.casework.next_steps import Outlook, Step
from service.vocabulary.person import Role


class StepShown(Shown):
    """One possible next act."""

    kind: str = Field(description="哪一项办理（acts 接口的 kind）", examples=["finish_data_check"])
    label: Words = Field(description="这项办理叫什么")
    roles: list[Labelled] = Field(description="由哪些角色办理")
    departments: list[Labelled] = Field(description="须由哪些部门的人办理；不限部门的为空")
    leads: list[Labelled] = Field(description="办理后可能进入的环节；环节不变的为空")
    due: date | None = Field(description="期限，没有的为 null")
    overdue: bool = Field(description="案卷在等这一步，而期限已过")
    awaited: bool = Field(description="案卷在等这一步；否则是另外可以办理的")
    blocks: list[Words] = Field(description="先要办妥什么；没有障碍的为空")

    @classmethod
    def of(cls, step: Step, today: date) -> StepShown:
        """The step as it stands on a day."""
        return cls(
            kind=step.kind,
            label=Words.of(step.label),
            roles=[Labelled.of(role) for role in step.roles],
            departments=[Labelled.of(department) for department in step.departments],
            leads=[Labelled.of(state) for state in step.leads],
            due=step.due,
            overdue=step.overdue(today),
            awaited=step.awaited,
            blocks=[Words.of(block) for block in step.blocks],
        )


def steps_shown(outlook: Outlook, today: date, reader: Role | None = None) -> list[StepShown]:
    """All steps, awaited ones first; the park sees its own, and of those of offices only what the case waits for."""
    if reader is not Role.SUBMITTER:
        return [StepShown.of(step, today) for step in outlook.steps]
    own = [(step, reader in step.roles) for step in outlook.steps]
    return [
        StepShown.of(step if mine else replace(step, blocks=()), today) for step, mine in own if mine or step.awaited
    ]
