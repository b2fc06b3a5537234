"""The registry: the list of parks, one park, what happens to it, its listing, lists that are imported."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import File, Form, Query, UploadFile
from pydantic import Field

from service.access.policy import scope_for
from service.access.use_cases import UseCase
from service.api.paging import USUAL, Cursor, Key, Limit, Page, page
from service.api.parks.changing import THE_PARK, changing
from service.api.parks.events import EventGiven
from service.api.parks.imported import ListImportedShown
from service.api.parks.park import ParkFileShown, ParkShown
from service.api.parks.standing import AppraisalGiven, AppraisedShown, ListedShown, ListingGiven
from service.api.values import Exact
from service.transport.auth import Who
from service.transport.declared import asks, routed
from service.transport.uploads import on_disk
from service.vocabulary.exact import shortest
from service.vocabulary.park import ApprovingLevel, Park, ParkStatus
from service.workflow.access.gate import require
from service.workflow.access.targets import a_jurisdiction
from service.workflow.parks.appraise_park import appraise_park
from service.workflow.parks.change_park import change_park
from service.workflow.parks.decide_listing import decide_listing
from service.workflow.parks.import_parks import Asked, import_parks
from service.workflow.parks.list_parks import Filter, Listed, list_parks
from service.workflow.parks.show_park import show_park

router = routed("/parks", "园区")
Sort = Literal["id", "name", "jurisdiction"]


class ParkPage(Page[ParkShown]):
    """One page of parks, with the sums of all that fit."""

    area: Exact = Field(description="面积已知的园区的核准面积之和（公顷）")
    without_area: int = Field(description="面积不知道、没有计入的园区数")


@router.get("", **asks(UseCase.LIST_PARKS))
def parks(
    who: Who,
    jurisdiction: Annotated[tuple[str, ...], Query(description="主管地区：编码或名称，可以重复；不写为全部")] = (),
    name: Annotated[str, Query(description="名称、别名、曾用名或代码的一部分")] = "",
    type_: Annotated[str, Query(alias="type", description="类型的一部分")] = "",
    city: Annotated[str, Query(description="城市的一部分")] = "",
    level: Annotated[ApprovingLevel | None, Query(description="批准级别")] = None,
    status: Annotated[ParkStatus | None, Query(description="在册、已并入、已拆分或已撤销")] = None,
    sort: Annotated[Sort, Query(description="按编号、名称或主管地区排")] = "id",
    limit: Limit = USUAL,
    cursor: Cursor = "",
) -> ParkPage:
    """您看得到的园区，每个一次，附合计。"""
    wanted = Filter(tuple(jurisdiction), name, type_, city, level, status)
    found = list_parks(who.settings, wanted, scope_for(who.person, UseCase.LIST_PARKS))
    return _page(found, sort, limit, cursor)


def _page(found: Listed, sort: Sort, limit: int, cursor: str) -> ParkPage:
    def key(park: Park) -> Key:
        return ("" if sort == "id" else str(getattr(park, sort)), park.id)

    part = page(
        found.parks, key, lambda park: ParkShown.of(park, found.jurisdictions), limit, cursor, f"parks by {sort}"
    )
    sums = found.totals
    return ParkPage(
        items=part.items, total=part.total, next=part.next, area=shortest(sums.area), without_area=sums.without_area
    )


@router.get("/{park_id}", **asks(UseCase.READ_PARK, of=THE_PARK))
def park(who: Who, park_id: str) -> ParkFileShown:
    """一个园区的全部登记；可写编号、代码或名称。"""
    return _file(who, who.found.id)


def _file(who: Who, park: str) -> ParkFileShown:
    seen = scope_for(who.person, UseCase.READ_PARK)
    return ParkFileShown.of(show_park(who.settings, park, parks_seen=seen))


@router.post("/{park_id}/events", **asks(UseCase.KEEP_PARKS, of=THE_PARK, summary="登记园区的变更"))
def register_event(who: Who, park_id: str, body: EventGiven) -> ParkFileShown:
    """按文件登记更名、升级、归口变更、并入、拆分或撤销。"""
    with changing(who, body.seen) as park:
        change_park(who.settings, park, body.wish, str(who.person.id), who.at, body.seen)
        return _file(who, park)


@router.post("/{park_id}/appraisals", **asks(UseCase.KEEP_LISTING, of=THE_PARK, summary="认定列入条件"))
def appraise(who: Who, park_id: str, body: AppraisalGiven) -> AppraisedShown:
    """认定是否符合列入条件；没有写的条件照旧。"""
    with changing(who, body.seen) as park:
        _, found, new = appraise_park(who.settings, body.asked(park), str(who.person.id), who.at)
        return AppraisedShown.of(found, new, show_park(who.settings, park).version)


@router.post("/{park_id}/listings", **asks(UseCase.KEEP_LISTING, of=THE_PARK, summary="列入或退出园区清单"))
def decide(who: Who, park_id: str, body: ListingGiven) -> ListedShown:
    """登记是否列入主管地区的园区清单。"""
    with changing(who, body.seen) as park:
        _, listing, new = decide_listing(who.settings, body.asked(park), str(who.person.id), who.at)
        return ListedShown.of(listing, new, show_park(who.settings, park).version)


@router.post("/imports", **asks(UseCase.KEEP_PARKS, summary="导入园区清单"))
def import_list(
    who: Who,
    file: Annotated[UploadFile, File(description="清单：.csv（UTF-8 或 GB18030）或 .xlsx")],
    authority: Annotated[str, Form(min_length=1, description="以哪个主管地区的名义：编码或名称；全国的写 国家")],
    dry_run: Annotated[bool, Form(description="只比较，不写入")] = False,
    own: Annotated[bool, Form(description="只取本地区的行")] = False,
    skip_rows: Annotated[tuple[int, ...], Form(description="略过的行号")] = (),
    new_rows: Annotated[tuple[int, ...], Form(description="认定是另一个园区的行号")] = (),
) -> ListImportedShown:
    """导入园区清单：有错误或须认定的行时什么也不写入，问题一次列全。"""
    target = a_jurisdiction(who.settings, authority)
    require(who.settings, who.person, UseCase.KEEP_PARKS, target, at=who.at)
    rows = frozenset(skip_rows), frozenset(new_rows)
    with on_disk([file]) as (path,):
        asked = Asked(path, target.id, str(who.person.id), *rows, dry_run, own)
        done = import_parks(who.settings, asked, who.at)
    return ListImportedShown.of(done, scope_for(who.person, UseCase.READ_PARK))
