"""What happened to a park: as it is on record, and as somebody registers it by its document."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from service.api.values import Given, Shown
from service.vocabulary.park import (
    Abolished,
    Ground,
    MergedInto,
    ParkEvent,
    Reassigned,
    Renamed,
    SplitInto,
    Upgraded,
)
from service.workflow.parks.change_park import (
    Wish,
    abolishing,
    merging,
    reassigning,
    renaming,
    splitting,
    upgrading,
)

KINDS: dict[type[ParkEvent], str] = {
    Renamed: "rename",
    Upgraded: "upgrade",
    Reassigned: "assign",
    MergedInto: "merge",
    SplitInto: "split",
    Abolished: "abolish",
}
"""What each event is called, on the command line too."""


class EventShown(Shown):
    """One event of a park's history."""

    kind: str = Field(description="rename、upgrade、assign、merge、split 或 abolish")
    on: date = Field(description="生效的日期")
    document: str = Field(description="文件的名称和文号")
    reason: str = Field(description="原因")
    detail: dict[str, Any] = Field(description="改了什么：原来的和现在的，或承接的园区（您看不到的园区为空）")

    @classmethod
    def of(cls, event: ParkEvent) -> EventShown:
        """The event."""
        ground = event.ground
        names = [name for name in type(event).__slots__ if name != "ground"]
        detail = {name: getattr(event, name) for name in names}
        return cls(kind=KINDS[type(event)], on=ground.on, document=ground.document, reason=ground.reason, detail=detail)


class _Registered(Given):
    """What every event states."""

    seen: int = Field(ge=1, description="您看到的园区版本；此后有人改动过的，答复 409")
    on: date = Field(description="生效的日期")
    document: str = Field(min_length=1, description="文件的名称和文号")
    reason: str = Field(min_length=1, description="原因")

    @property
    def ground(self) -> Ground:
        """When, by which document, why."""
        return Ground(self.on, self.document, self.reason)


class RenameGiven(_Registered):
    """The park gets another name."""

    kind: Literal["rename"]
    name: str = Field(min_length=1, description="新名称")

    @property
    def wish(self) -> Wish:
        """How the event is made."""
        return renaming(self.name, self.ground)


class UpgradeGiven(_Registered):
    """The park is raised to national level."""

    kind: Literal["upgrade"]
    code: str = Field("", description="升级后的目录代码；不变的不写")

    @property
    def wish(self) -> Wish:
        """How the event is made."""
        return upgrading(self.code.strip().upper(), self.ground)


class AssignGiven(_Registered):
    """Another jurisdiction answers for the park."""

    kind: Literal["assign"]
    jurisdiction: str = Field(min_length=1, description="以后负责的主管地区：编码或名称；由国家级人员登记")

    @property
    def wish(self) -> Wish:
        """How the event is made."""
        return reassigning(self.jurisdiction, self.ground)


class MergeGiven(_Registered):
    """The park becomes part of another."""

    kind: Literal["merge"]
    into: str = Field(min_length=1, description="并入哪个园区：编号、代码或名称")

    @property
    def wish(self) -> Wish:
        """How the event is made."""
        return merging(self.into, self.ground)


class SplitGiven(_Registered):
    """The park is divided."""

    kind: Literal["split"]
    into: list[str] = Field(min_length=2, description="拆分成的园区，已经在册：编号、代码或名称")

    @property
    def wish(self) -> Wish:
        """How the event is made."""
        return splitting(self.into, self.ground)


class AbolishGiven(_Registered):
    """The park is closed."""

    kind: Literal["abolish"]

    @property
    def wish(self) -> Wish:
        """How the event is made."""
        return abolishing(self.ground)


EventGiven = Annotated[
    RenameGiven | UpgradeGiven | AssignGiven | MergeGiven | SplitGiven | AbolishGiven, Field(discriminator="kind")
]
