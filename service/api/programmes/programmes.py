"""Programmes: their calendars, who owes what, coverage, eligibility, reports handed in; and the jurisdictions."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import Field

from service.access.policy import scope_for
from service.access.use_cases import UseCase
from service.api.paging import USUAL, Cursor, Key, Limit, Page, page
from service.api.parks.park import ParkNamed
from service.api.parks.standing import EligibilityShown, ListingShown, TermsShown
from service.api.programmes.coverage import CoveredShown
from service.api.programmes.duties import DutyStatusShown, ProgrammeShown
from service.api.programmes.filings import FilingGiven, FilingShown
from service.api.values import Labelled, Shown
from service.casework.duties import DutyStatus, Progress
from service.transport.auth import Caller, Who
from service.transport.declared import asks, routed
from service.vocabulary.day import day_of
from service.vocabulary.listing import Answer
from service.workflow.access.gate import require
from service.workflow.access.targets import Target, a_jurisdiction, a_park
from service.workflow.parks.file_report import file_report
from service.workflow.parks.list_programmes import list_jurisdictions, list_programmes
from service.workflow.parks.park_eligibility import EligibilityList, ParkStanding, park_eligibility
from service.workflow.parks.programme_coverage import programme_coverage
from service.workflow.parks.programme_duties import programme_duties

router = routed("/programmes", "规划期")
places = routed("/jurisdictions", "主管地区")
OnDay = Annotated[date | None, Query(description="看哪一天的情况；不写为今天")]


class JurisdictionShown(Shown):
    """A jurisdiction."""

    code: str = Field(description="编码")
    number: str = Field(description="GB/T 2260 代码，没有的为空")
    name: str = Field(description="名称")
    short: str = Field(description="简称")
    kind: Labelled = Field(description="省、自治区、直辖市、计划单列市或兵团")
    within: str = Field(description="所在省的编码；自己就是省级的为空")


class StandingShown(Shown):
    """How one park stands against the conditions."""

    park: ParkNamed = Field(description="园区")
    eligibility: EligibilityShown = Field(description="是否符合列入条件")
    listing: ListingShown | None = Field(description="是否列入清单；尚未决定的为 null")

    @classmethod
    def of(cls, one: ParkStanding) -> StandingShown:
        """The park."""
        return cls(
            park=ParkNamed.of(one.park),
            eligibility=EligibilityShown.of(one.found, one.appraisal),
            listing=ListingShown.of(one.listing) if one.listing is not None else None,
        )


class EligibilityPage(Page[StandingShown]):
    """One page of parks with the terms they are held against."""

    terms: TermsShown = Field(description="列入的原则和条件")


@places.get("", **asks(UseCase.READ_PROGRAMME, summary="列出主管地区"))
def jurisdictions(who: Who) -> list[JurisdictionShown]:
    """31 个省（区、市）、5 个计划单列市和新疆生产建设兵团。"""
    same = ("code", "number", "name", "short", "within")
    return [
        JurisdictionShown(kind=Labelled.of(one.kind), **{name: getattr(one, name) for name in same})
        for one in list_jurisdictions(who.settings)
    ]


@router.get("", **asks(UseCase.READ_PROGRAMME, summary="列出规划期"))
def programmes(who: Who) -> list[ProgrammeShown]:
    """各规划期及其报送日历。"""
    return [ProgrammeShown.of(one) for one in list_programmes(who.settings)]


@router.get("/{programme}/duties", **asks(UseCase.READ_DUTIES))
def duties(
    who: Who,
    programme: str,
    jurisdiction: Annotated[str, Query(description="主管地区：编码或名称；不写为全部")] = "",
    park: Annotated[str, Query(description="只看一个园区：编号、代码或名称")] = "",
    state: Annotated[Progress | None, Query(description="已报送、未到期、即将到期或逾期")] = None,
    on: OnDay = None,
    limit: Limit = USUAL,
    cursor: Cursor = "",
) -> Page[DutyStatusShown]:
    """谁向谁报什么、期限、已报送还是逾期几天、该谁办。"""
    scope = scope_for(who.person, UseCase.READ_DUTIES)
    found = programme_duties(who.settings, programme, jurisdiction, park, on or day_of(who.at), scope)
    wanted = [one for one in found.statuses if state in (None, one.progress)]
    return page(wanted, _by_day, lambda one: DutyStatusShown.of(one, found), limit, cursor, "duties")


def _by_day(status: DutyStatus) -> Key:
    one = status.obligation
    occasion = one.occasion
    return occasion.due.isoformat(), occasion.duty.id, occasion.period, one.jurisdiction, one.park


@router.get("/{programme}/coverage", **asks(UseCase.READ_COVERAGE))
def coverage(
    who: Who,
    programme: str,
    jurisdiction: Annotated[tuple[str, ...], Query(description="主管地区，可以重复；不写为全部")] = (),
    on: OnDay = None,
) -> CoveredShown:
    """符合条件的园区里，列入清单、实施改造、通过验收的各有多少。"""
    day, scope = on or day_of(who.at), scope_for(who.person, UseCase.READ_COVERAGE)
    return CoveredShown.of(programme_coverage(who.settings, programme, jurisdiction, day, scope), day)


@router.get("/{programme}/eligibility", **asks(UseCase.READ_ELIGIBILITY))
def eligibility(
    who: Who,
    programme: str,
    jurisdiction: Annotated[str, Query(min_length=1, description="主管地区：编码或名称")],
    answer: Annotated[Answer | None, Query(description="只列符合、不符合或尚未认定的")] = None,
    limit: Limit = USUAL,
    cursor: Cursor = "",
) -> EligibilityPage:
    """一个主管地区的园区是否符合列入条件。"""
    scope = scope_for(who.person, UseCase.READ_ELIGIBILITY)
    found = park_eligibility(who.settings, jurisdiction, programme, answer, scope)
    return _eligible(found, limit, cursor)


def _eligible(found: EligibilityList, limit: int, cursor: str) -> EligibilityPage:
    part = page(found.parks, lambda one: (one.park.id,), StandingShown.of, limit, cursor, "eligibility")
    return EligibilityPage(items=part.items, total=part.total, next=part.next, terms=TermsShown.of(found.terms))


@router.post("/{programme}/reports", status_code=201, **asks(UseCase.FILE_REPORT))
def file(who: Who, programme: str, body: FilingGiven) -> FilingShown:
    """登记报告已经报送。"""
    if body.park or body.jurisdiction:
        require(who.settings, who.person, UseCase.FILE_REPORT, _reporter(who, body), at=who.at)
    asked = body.asked(programme)
    return FilingShown.of(file_report(who.settings, asked, str(who.person.id), who.at, day_of(who.at)))


def _reporter(who: Caller, body: FilingGiven) -> Target:
    return a_park(body.park) if body.park else a_jurisdiction(who.settings, body.jurisdiction)
