"""One park: what it is, its cases, what happened to it, its reports; its indicators through the years."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import Request, Response

from service.access.policy import may, scope_for
from service.access.scope import place_of_park
from service.access.use_cases import UseCase
from service.casework.acts.application import OpenCase
from service.documents.result import FigureGroup
from service.transport.auth import Caller, Who
from service.transport.operators_faults import as_answered
from service.vocabulary.exact import plain
from service.vocabulary.fault import Fault
from service.vocabulary.language import Language, Said
from service.web.charts import Chart
from service.web.language import language_of
from service.web.park_renaming import THE_PARK
from service.web.parks.history import Happened, told
from service.web.rendering import render, shown_by
from service.web.result_charts import group_charts
from service.web.screens import screens, shows
from service.workflow.cases.open_assessment import open_assessment
from service.workflow.parks.show_park import CaseLine, ParkFile, show_park

router = screens("/parks", "园区")
_NO_RESULT = "no-result"


@shown_by("parks/park.html")
@dataclass(frozen=True, slots=True)
class ParkPage:
    """place: name of the jurisdiction; renames, opens: whether the reader may register another name, or open a case."""

    file: ParkFile
    place: str
    history: tuple[Happened, ...]
    renames: bool
    opens: bool

    @property
    def area(self) -> str:
        """Hectares, empty where it is not known."""
        return plain(self.file.park.area) if self.file.park.area is not None else ""


@dataclass(frozen=True, slots=True)
class YearsOf:
    """A group of indicators with the chart of its years."""

    group: FigureGroup
    chart: Chart


@shown_by("parks/indicators.html")
@dataclass(frozen=True, slots=True)
class ParkIndicatorsPage:
    """case: whose latest evaluation tells the years; None where the reader sees none of the park. groups: empty before
    the first evaluation; trouble: why they cannot be told at present."""

    park: str
    name: str
    case: CaseLine | None
    groups: tuple[YearsOf, ...]
    trouble: Said | None = None


@router.get("/{park_id}", **shows(UseCase.READ_PARK, of=THE_PARK))
def show(request: Request, who: Who) -> Response:
    """Everything on record about it."""
    file = _file(who)
    park, place = file.park, place_of_park(file.park)
    names = {one.id: one.name for one in (*file.heirs, *file.came_from)}
    page = ParkPage(
        file=file,
        place=file.jurisdictions.titled(park.jurisdiction),
        history=tuple(told(one, names, file.jurisdictions) for one in reversed(park.history)),
        renames=may(who.person, UseCase.KEEP_PARKS, place),
        opens=may(who.person, OpenCase, place) and not file.cases,
    )
    return render(request, "parks/park.html", page)


@router.get("/{park_id}/indicators", **shows(UseCase.READ_PARK, of=THE_PARK, summary="查看园区的历年指标"))
def show_indicators(request: Request, who: Who) -> Response:
    """As stated in the latest evaluation that counts, of the case opened last."""
    file = _file(who)
    case = file.cases[-1] if file.cases else None
    page = ParkIndicatorsPage(file.park.id, file.park.name, case, ())
    try:
        page = replace(page, groups=_years(who, case, language_of(request)) if case is not None else ())
    except Fault as fault:
        page = replace(page, trouble=as_answered(fault))
    return render(request, "parks/indicators.html", page)


def _file(who: Caller) -> ParkFile:
    cases, parks = (scope_for(who.person, asking) for asking in (UseCase.LIST_CASES, UseCase.READ_PARK))
    return show_park(who.settings, who.found.id, cases, parks)


def _years(who: Caller, case: CaseLine, language: Language) -> tuple[YearsOf, ...]:
    try:
        made = open_assessment(who.settings, case.id).made
    except Fault as fault:
        if fault.code != _NO_RESULT:
            raise
        return ()
    charted = (group_charts(group, language) for group in made.told.groups if group.years)
    return tuple(YearsOf(one.group, one.years) for one in charted)
