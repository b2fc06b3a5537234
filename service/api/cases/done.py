"""What became of an act."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from service.api.cases.acts import ActShown
from service.api.cases.steps import StepShown, steps_shown
from service.api.values import Labelled, Shown
from service.casework.next_steps import next_steps
from service.workflow.cases.perform_act import Done


class DoneShown(Shown):
    """The act as it is on record, and where the case stands now."""

    case: str = Field(description="案卷编号")
    version: int = Field(description="办理记录的条数；下一次办理照写为 seen")
    state: Labelled = Field(description="现在所处的环节")
    round: int = Field(description="第几轮评价")
    recorded: ActShown = Field(description="刚刚记录的办理")
    steps: list[StepShown] = Field(description="下一步可以办什么")

    @classmethod
    def of(cls, done: Done, today: date) -> DoneShown:
        """After an act."""
        return cls(
            case=done.case_id,
            version=done.case.version,
            state=Labelled.of(done.case.state),
            round=done.case.round,
            recorded=ActShown.of(done.recorded),
            steps=steps_shown(next_steps(done.case, done.procedure, today), today, done.recorded.person.role),
        )
