"""A park: as a list shows it, and with everything on record about it."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from service.api.parks.events import EventShown
from service.api.parks.standing import EligibilityShown, ListingShown
from service.api.programmes.filings import FilingShown
from service.api.values import Exact, Labelled, Shown
from service.casework.milestones import Milestones
from service.vocabulary.exact import shortest
from service.vocabulary.jurisdiction import Jurisdictions
from service.vocabulary.park import Park
from service.workflow.parks.show_park import InProgramme, ParkFile


class ParkShown(Shown):
    """A park as it stands today."""

    id: str = Field(description="编号，更名、换代码都不变")
    code: str = Field(description="现行目录代码，没有的为空")
    name: str = Field(description="名称")
    jurisdiction: str = Field(description="主管地区编码")
    jurisdiction_name: str = Field(description="主管地区名称")
    level: Labelled | None = Field(description="批准级别，不知道的为 null")
    type: str = Field(description="类型")
    city: str = Field(description="城市")
    approved: str = Field(description="批准时间，照目录的写法", examples=["1992.10"])
    area: Exact | None = Field(description="核准面积（公顷），不知道的为 null")
    industries: list[str] = Field(description="主导产业")
    aliases: list[str] = Field(description="别名（一园多名）")
    status: Labelled = Field(description="在册、已并入其他园区、已拆分或已撤销")

    @classmethod
    def of(cls, park: Park, jurisdictions: Jurisdictions) -> ParkShown:
        """The park."""
        return cls(
            id=park.id,
            code=park.code,
            name=park.name,
            jurisdiction=park.jurisdiction,
            jurisdiction_name=jurisdictions.titled(park.jurisdiction),
            level=Labelled.maybe(park.level),
            type=park.type,
            city=park.city,
            approved=park.approved,
            area=shortest(park.area) if park.area is not None else None,
            industries=list(park.industries),
            aliases=list(park.aliases),
            status=Labelled.of(park.status),
        )


class ParkNamed(Shown):
    """A park by id and name."""

    id: str = Field(description="编号")
    name: str = Field(description="名称")

    @classmethod
    def of(cls, park: Park) -> ParkNamed:
        """The park."""
        return cls(id=park.id, name=park.name)


class MilestonesShown(Shown):
    """How far the park's case has come."""

    case: str = Field(description="案卷编号")
    state: Labelled = Field(description="所处环节")
    carried_out: date | None = Field(description="方案审核同意的日期，没有的为 null")
    accepted: date | None = Field(description="通过验收的文件的日期，没有的为 null")

    @classmethod
    def of(cls, case: Milestones) -> MilestonesShown:
        """The case."""
        return cls(case=case.case, state=Labelled.of(case.state), carried_out=case.carried_out, accepted=case.accepted)


class InProgrammeShown(Shown):
    """How the park stands in a programme."""

    programme: str = Field(description="规划期编号")
    title: str = Field(description="规划期名称")
    eligibility: EligibilityShown | None = Field(description="是否符合列入条件；没有条件的为 null")
    listing: ListingShown | None = Field(description="是否列入园区清单；尚未决定的为 null")
    filings: list[FilingShown] = Field(description="报送的报告")
    case: MilestonesShown | None = Field(description="验收案卷；没有的为 null")

    @classmethod
    def of(cls, one: InProgramme) -> InProgrammeShown:
        """The standing."""
        return cls(
            programme=one.programme.id,
            title=one.programme.title,
            eligibility=EligibilityShown.of(one.found, one.appraisal) if one.found is not None else None,
            listing=ListingShown.of(one.listing) if one.listing is not None else None,
            filings=[FilingShown.of(filing) for filing in one.filings],
            case=MilestonesShown.of(one.case) if one.case is not None else None,
        )


class ParkFileShown(Shown):
    """Everything on record about a park."""

    park: ParkShown = Field(description="园区现状")
    version: int = Field(description="版本；改动时照写为 seen")
    former_names: list[str] = Field(description="曾用名，从早到晚")
    former_codes: list[str] = Field(description="曾用代码，从早到晚")
    history: list[EventShown] = Field(description="更名、升级、归口变更、合并、拆分、撤销的经过")
    successors: list[ParkNamed] = Field(description="现由您看得到的哪些园区承接；在册的为空")
    came_from: list[ParkNamed] = Field(description="由您看得到的哪些园区并入或拆分而来")
    programmes: list[InProgrammeShown] = Field(description="在各规划期里的情况")

    @classmethod
    def of(cls, found: ParkFile) -> ParkFileShown:
        """The park's file."""
        park = found.park
        return cls(
            park=ParkShown.of(park, found.jurisdictions),
            version=found.version,
            former_names=list(park.former_names),
            former_codes=list(park.former_codes),
            history=[EventShown.of(event) for event in park.history],
            successors=[ParkNamed.of(one) for one in found.heirs if one.id != park.id],
            came_from=[ParkNamed.of(one) for one in found.came_from],
            programmes=[InProgrammeShown.of(one) for one in found.programmes],
        )
