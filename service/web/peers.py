"""A case among the cases of parks of the same type: the place of each of its indicators, and who is compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import Request, Response

from service.access.policy import scope_for
from service.access.use_cases import UseCase
from service.assessment import outline
from service.assessment.peer_standing import PeerStanding, peer_standing
from service.assessment.showing import figure
from service.casework.case import Case
from service.documents.list_workbook import Value
from service.documents.result import Figure, ResultTold
from service.transport.auth import Caller, Who
from service.transport.downloads import XLSX
from service.vocabulary.assessment import Recommendation
from service.vocabulary.exact import Quotient
from service.vocabulary.language import Language, Said
from service.web.assessment_links import Links, the_case
from service.web.language import language_of
from service.web.list_file import ListFile, handed_out
from service.web.rendering import render, shown_by
from service.web.result import NoResultPage
from service.web.screens import screens, shows
from service.workflow.cases.open_assessment import assessments_of, opened_of
from service.workflow.cases.peers import Peers, peers_of
from service.workflow.cases.read_case import read_case

router = screens("/cases", "同类园区")


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """The place of one indicator. own, quartiles: as they are printed; lacking: peers without a number; unlike: peers
    who state it in another unit and so are not compared."""

    of: Figure
    own: str
    standing: PeerStanding
    quartiles: tuple[str, ...]
    lacking: int
    unlike: int


@dataclass(frozen=True, slots=True)
class GroupOfPlaces:
    """Of 预期成效 or of one task."""

    title: Said
    places: tuple[PlaceShown, ...]


@dataclass(frozen=True, slots=True)
class PeerShown:
    """One case that is compared. rank: by score, equal scores share one; None where nothing was concluded."""

    case_id: str
    park_name: str
    city: str
    conclusion: str
    score: str
    rank: int | None
    own: bool


@shown_by("peers/page.html")
@dataclass(frozen=True, slots=True)
class PeersPage:
    """groups: empty where there are no peers."""

    case_id: str
    links: Links
    peers: Peers
    groups: tuple[GroupOfPlaces, ...]
    cases: tuple[PeerShown, ...]


@router.get("/{case_id}/peers", **shows(UseCase.READ_EVALUATION, of=the_case, summary="与同类园区比较"))
def show(request: Request, who: Who, case_id: str) -> Response:
    """Among those the reader may list."""
    case = read_case(who.settings, who.found.id)
    if not assessments_of(case):
        return render(request, "result/none.html", NoResultPage(who.found.id, who.found.park))
    return render(request, "peers/page.html", _page(who, case))


@router.get(
    "/{case_id}/peers.xlsx", **shows(UseCase.READ_EVALUATION, of=the_case, summary="导出同类园区比较", answers=XLSX)
)
def export(request: Request, who: Who, case_id: str) -> Response:
    """The places of the indicators."""
    page, language = _page(who, read_case(who.settings, who.found.id)), language_of(request)
    rows = [_row(place, language) for group in page.groups for place in group.places]
    type_ = [(_TYPE.told(language), page.peers.case.type)]
    return handed_out(ListFile(_TITLE, _COLUMNS, rows, type_, of=page.peers.case.park_name), who, language)


_TITLE, _TYPE = Said("同类园区比较", "among peers"), Said("园区类型", "type of park")
_COLUMNS = (
    (Said("指标", "indicator"), 34),
    (Said("单位", "unit"), 14),
    (Said("本园区", "this park"), 16),
    (Said("名次", "rank"), 8),
    (Said("有值的园区", "parks with a value"), 12),
    (Said("下四分位", "first quartile"), 16),
    (Said("中位数", "median"), 16),
    (Said("上四分位", "third quartile"), 16),
    (Said("缺数的园区", "parks without a value"), 12),
)


def _row(place: PlaceShown, language: Language) -> tuple[Value, ...]:
    quartiles = place.quartiles or (None, None, None)
    name, standing = place.of.name.told(language), place.standing
    return name, place.of.unit, place.own, standing.rank, standing.among, *quartiles, place.lacking


def _page(who: Caller, case: Case) -> PeersPage:
    peers = peers_of(who.settings, who.found.id, scope_for(who.person, UseCase.LIST_CASES))
    opening = opened_of(who.settings, who.found.id, case)
    groups = tuple(_groups(opening.made.told, peers)) if peers.others else ()
    return PeersPage(who.found.id, Links(who.found.id, opening.then.digest), peers, groups, tuple(_cases(peers)))


def _groups(told: ResultTold, peers: Peers) -> Iterator[GroupOfPlaces]:
    for group in told.groups:
        yield GroupOfPlaces(group.title, tuple(_place(one, peers) for one in group.figures))


def _place(of: Figure, peers: Peers) -> PlaceShown:
    stated = [one.figures.get(of.indicator.code) for one in peers.others]
    unlike = sum(one is not None and one.unit != of.unit for one in stated)
    numbers = [one.actual for one in stated if one is not None and one.unit == of.unit and one.actual is not None]
    own = of.actual.value if of.actual is not None else None
    standing = peer_standing(own, numbers, of.indicator.better)
    return PlaceShown(
        of=of,
        own=of.actual.text if of.actual is not None else "",
        standing=standing,
        quartiles=tuple(_printed(one, of) for one in standing.quartiles or ()),
        lacking=len(stated) - len(numbers) - unlike,
        unlike=unlike,
    )


def _printed(value: Quotient, of: Figure) -> str:
    text, _ = figure(value, of.unit, of.indicator.digits)
    return text


def _cases(peers: Peers) -> Iterator[PeerShown]:
    scored = sorted(peers.everybody, key=lambda one: (_undetermined(one.recommendation), -one.score.fraction()))
    concluded = [one.score for one in scored if not _undetermined(one.recommendation)]
    for one in scored:
        yield PeerShown(
            case_id=one.case_id,
            park_name=one.park_name,
            city=one.city,
            conclusion=one.recommendation.value,
            score=outline.figure(one.score),
            rank=None if _undetermined(one.recommendation) else 1 + sum(score > one.score for score in concluded),
            own=one is peers.own,
        )


def _undetermined(recommendation: Recommendation) -> bool:
    return recommendation is Recommendation.UNDETERMINED
