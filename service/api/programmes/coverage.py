"""How many of the eligible parks are listed, carry out the retrofit, are accepted: exact fractions or ranges."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from service.api.values import Exact, Shown, fraction_text
from service.casework.coverage import Coverage, Rate
from service.workflow.parks.programme_coverage import Covered


class RateShown(Shown):
    """reached ÷ eligible."""

    eligible: int = Field(description="符合条件的园区数")
    reached: int = Field(description="其中达到的")
    undetermined: int = Field(description="尚未认定是否符合条件的园区数")
    reached_undetermined: int = Field(description="其中达到的")
    outside: int = Field(description="不符合条件而达到的，不计入比率")
    low: Exact | None = Field(description="比率至少是多少；没有符合条件的园区时为 null")
    high: Exact | None = Field(description="比率至多是多少；没有符合条件的园区时为 null")

    @classmethod
    def of(cls, rate: Rate) -> RateShown:
        """The rate."""
        counts = {name: getattr(rate, name) for name in Rate.__slots__}
        return cls(low=fraction_text(rate.low), high=fraction_text(rate.high), **counts)


class CoverageShown(Shown):
    """The three rates."""

    listed: RateShown = Field(description="列入清单")
    carried_out: RateShown = Field(description="实施改造")
    accepted: RateShown = Field(description="通过验收")

    @classmethod
    def of(cls, one: Coverage) -> CoverageShown:
        """The rates."""
        return cls(**{name: RateShown.of(getattr(one, name)) for name in cls.model_fields})


class CoverageRowShown(Shown):
    """The rates of one jurisdiction."""

    jurisdiction: str = Field(description="主管地区编码")
    jurisdiction_name: str = Field(description="主管地区名称")
    coverage: CoverageShown = Field(description="各项比率")


class CoveredShown(Shown):
    """The coverage of a programme on a day."""

    programme: str = Field(description="规划期编号")
    on: date = Field(description="按哪一天在册的园区")
    rows: list[CoverageRowShown] = Field(description="各主管地区")
    together: CoverageShown = Field(description="合计，每个园区只计一次")

    @classmethod
    def of(cls, found: Covered, on: date) -> CoveredShown:
        """The coverage."""
        rows = [
            CoverageRowShown(
                jurisdiction=code,
                jurisdiction_name=found.jurisdictions.titled(code),
                coverage=CoverageShown.of(one),
            )
            for code, one in found.rows
        ]
        return cls(programme=found.programme.id, on=on, rows=rows, together=CoverageShown.of(found.together))
