"""The duties of a programme: who reports what to whom, by when, and how that stands."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from service.api.parks.park import ParkNamed
from service.api.programmes.filings import FilingShown
from service.api.values import Labelled, Shown
from service.casework.duties import DutyStatus
from service.vocabulary.programme import Duty, Programme
from service.workflow.parks.programme_duties import Duties


class DutyShown(Shown):
    """One duty of the calendar."""

    id: str = Field(description="编码")
    title: str = Field(description="名称")
    clause: str = Field(description="条款")
    who: Labelled = Field(description="由谁报送")
    to: str = Field(description="报送给谁")
    days: list[date] = Field(description="各期的期限")
    wording: str = Field(description="文件怎样写期限")
    source: str = Field(description="期限的出处")
    reliability: str = Field(description="出处的可靠程度")

    @classmethod
    def of(cls, duty: Duty) -> DutyShown:
        """The duty."""
        same = {name: getattr(duty, name) for name in cls.model_fields if name not in ("who", "days")}
        return cls(who=Labelled.of(duty.who), days=list(duty.days), **same)


class ProgrammeShown(Shown):
    """A programme with its calendar."""

    id: str = Field(description="编号")
    title: str = Field(description="名称")
    start: date = Field(description="第一天")
    end: date = Field(description="最后一天")
    duties: list[DutyShown] = Field(description="报送责任")

    @classmethod
    def of(cls, one: Programme) -> ProgrammeShown:
        """The programme."""
        duties = [DutyShown.of(duty) for duty in one.duties]
        return cls(id=one.id, title=one.title, start=one.start, end=one.end, duties=duties)


class DutyStatusShown(Shown):
    """How one obligation stands on a day."""

    duty: str = Field(description="报送责任的编码")
    title: str = Field(description="名称")
    period: str = Field(description="哪一期")
    due: date = Field(description="期限")
    jurisdiction: str = Field(description="主管地区编码")
    jurisdiction_name: str = Field(description="主管地区名称")
    park: ParkNamed | None = Field(description="报送的园区；由主管地区报送的为 null")
    to: str = Field(description="报送给谁")
    progress: Labelled = Field(description="已报送、未到期、即将到期或逾期")
    days: int = Field(description="逾期或晚报的天数")
    turn: Labelled | None = Field(description="该谁办；已报送的为 null")
    filing: FilingShown | None = Field(description="报送的报告；没有的为 null")

    @classmethod
    def of(cls, status: DutyStatus, found: Duties) -> DutyStatusShown:
        """The obligation."""
        one, duty = status.obligation, status.obligation.occasion.duty
        park = found.parks.get(one.park)
        return cls(
            duty=duty.id,
            title=duty.title,
            period=one.occasion.period,
            due=one.occasion.due,
            jurisdiction=one.jurisdiction,
            jurisdiction_name=found.jurisdictions.titled(one.jurisdiction),
            park=ParkNamed.of(park) if park is not None else None,
            to=duty.to,
            progress=Labelled.of(status.progress),
            days=status.days,
            turn=Labelled.maybe(status.turn),
            filing=FilingShown.of(status.filing) if status.filing is not None else None,
        )
