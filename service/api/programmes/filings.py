"""A report that was handed in."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from service.api.values import Given, Shown
from service.vocabulary.programme import Filing
from service.workflow.parks.file_report import Reporting


class FilingShown(Shown):
    """A report on record."""

    programme: str = Field(description="规划期编号")
    duty: str = Field(description="报送责任的编码")
    period: str = Field(description="哪一期")
    jurisdiction: str = Field(description="主管地区编码")
    park: str = Field(description="园区编号；由主管地区报送的为空")
    filed_on: date = Field(description="报送的日期")
    document: str = Field(description="报告的名称或文号")

    @classmethod
    def of(cls, filing: Filing) -> FilingShown:
        """The report."""
        return cls(**{name: getattr(filing, name) for name in cls.model_fields})


class FilingGiven(Given):
    """A report to put on record; by a jurisdiction or a park, only one of them."""

    duty: str = Field(min_length=1, description="报送责任的编码，见 duties")
    period: str = Field("", description="哪一期；只有一期的可以不写")
    jurisdiction: str = Field("", description="由哪个主管地区报送：编码或名称")
    park: str = Field("", description="由哪个园区报送：编号、代码或名称")
    filed_on: date = Field(description="报送的日期")
    document: str = Field(min_length=1, description="报告的名称或文号")

    def asked(self, programme: str) -> Reporting:
        """What the use case takes."""
        return Reporting(programme, self.duty, self.period, self.jurisdiction, self.park, self.filed_on, self.document)
