"""The overview of the national bodies: sums over all jurisdictions, each with its line; cases stay with whom they are
of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from service.access.scope import EVERYTHING
from service.casework.coverage import Coverage, coverage
from service.casework.duties import DutyStatus
from service.casework.overview import Total, total
from service.settings import Settings
from service.storage.database import Database, Session
from service.vocabulary.fault import Fault
from service.vocabulary.jurisdiction import NATIONAL
from service.vocabulary.language import Said
from service.vocabulary.programme import Programme
from service.workflow.installation.open_database import opened
from service.workflow.overview.figure_list import Column, FigureList, Row
from service.workflow.overview.list_figure import no_figure, parks_reached
from service.workflow.overview.province import Province, Sums, overdue_duties, read_province, sums
from service.workflow.overview.rules_at_hand import rules_at_hand
from service.workflow.overview.show_overview import name_of
from service.workflow.parks.registry_rules import programme_of

_PLACE = Column(Said("主管地区", "jurisdiction"))
_OF_DUTIES = (
    _PLACE,
    Column(Said("报送什么", "what is due")),
    Column(Said("哪一年（期）", "period")),
    Column(Said("应于", "due")),
    Column(Said("逾期", "late"), "天", number=True),
)


@dataclass(frozen=True, slots=True)
class Line:
    """What a jurisdiction adds to the sums, or the sums themselves (`national`). parks: active; evaluated: evaluations
    that count; late: overdue reports of it and its parks; totals: by code of indicator."""

    jurisdiction: str
    name: str
    parks: int
    coverage: Coverage
    evaluated: int
    late: int
    totals: Mapping[str, Total]


@dataclass(frozen=True, slots=True)
class Nation:
    """whole: the sums, each park once; lines: of every jurisdiction, whose numbers add up to them; effects: code and
    name of what is summed."""

    programme: Programme
    programmes: tuple[Programme, ...]
    whole: Line
    lines: tuple[Line, ...]
    effects: tuple[tuple[str, Said], ...]


def show_nation(settings: Settings, programme: str, on: date) -> Nation:
    """programme: id or title, empty for the one that begins last.

    Raises:
        Fault: an unknown programme, or terms of listing are missing. RuleProblems: the rule data is faulty.
        StorageError: see opened.
    """
    rules = rules_at_hand(settings)
    asked = programme_of(programme, rules.registry)
    with opened(settings) as database, database.reading() as session:
        of = read_province(database, session, rules, asked, on, EVERYTHING)
        return _told(of, sums(database, session, of), overdue_duties(database, session, of))


def list_of_nation(settings: Settings, programme: str, figure: str, jurisdiction: str, on: date) -> FigureList:
    """The parks or the overdue reports behind a figure: `parks:listed:yes`, `late`. jurisdiction: empty for all.

    Raises:
        Fault: there is no such figure, jurisdiction or programme. RuleProblems, StorageError: as show_nation().
    """
    rules = rules_at_hand(settings)
    asked = programme_of(programme, rules.registry)
    if jurisdiction and jurisdiction not in rules.registry.jurisdictions.by_code:
        raise no_figure(jurisdiction)
    kind, *about = figure.split(":")
    with opened(settings) as database, database.reading() as session:
        of = read_province(database, session, rules, asked, on, EVERYTHING)
        if kind == "late":
            return _late(database, session, of, jurisdiction)
        if kind == "parks":
            return _parks(of, tuple(about), jurisdiction, no_figure(figure))
    raise no_figure(figure)


def _told(of: Province, summed: Sums, late: tuple[DutyStatus, ...]) -> Nation:
    standings = of.standings()
    owing = Counter(_answers(of, one) for one in late)
    every = of.rules.registry.jurisdictions

    def line(code: str) -> Line:
        parks = {id_: one for id_, one in standings.items() if code in (NATIONAL, _place(of, id_))}
        counted = {case.id for case in of.counted if code in (NATIONAL, _place(of, case.park))}
        owed = owing.total() if code == NATIONAL else owing[code]
        totals = _totals(of, summed, code, counted)
        return Line(code, every.titled(code), len(parks), coverage(parks.values()), len(counted), owed, totals)

    return Nation(
        programme=of.programme,
        programmes=tuple(of.rules.registry.programmes.values()),
        whole=line(NATIONAL),
        lines=tuple(line(one.code) for one in every),
        effects=tuple((code, name_of(of, code)) for code in of.effects),
    )


def _totals(of: Province, summed: Sums, code: str, counted: set[str]) -> dict[str, Total]:
    """Of a jurisdiction; the whole is summed by itself, from all cases at once."""
    if code == NATIONAL:
        return dict(summed.totals)
    found = {}
    for effect, whole in summed.totals.items():
        values = {case: amount for case, amount in summed.values[effect].items() if case in counted}
        lacking = sum(_place(of, park) == code for park in summed.lacking[effect])
        found[effect] = total(effect, whole.unit, values, lacking)
    return found


def _place(of: Province, park: str) -> str:
    """The code of the jurisdiction that answers for a park; for one that is no more, the last that did."""
    return (of.seen.get(park) or of.known.every[park]).jurisdiction


def _answers(of: Province, status: DutyStatus) -> str:
    return _place(of, status.obligation.park) if status.obligation.park else status.obligation.jurisdiction


def _parks(of: Province, about: tuple[str, ...], jurisdiction: str, unknown: Fault) -> FigureList:
    try:
        title, parks = parks_reached(of, about)
    except (KeyError, ValueError):
        raise unknown from None
    rows = (_row(of, id_) for id_ in parks if jurisdiction in ("", _place(of, id_)))
    return FigureList(title, (_PLACE,), tuple(rows))


def _row(of: Province, park: str) -> Row:
    return Row(of.seen[park].name, park, "", (of.rules.registry.jurisdictions.titled(_place(of, park)),))


def _late(database: Database, session: Session, of: Province, jurisdiction: str) -> FigureList:
    found = [
        one for one in overdue_duties(database, session, of) if not jurisdiction or _answers(of, one) == jurisdiction
    ]
    return FigureList(Said("逾期的报送责任", "overdue reports"), _OF_DUTIES, tuple(_owed(of, one) for one in found))


def _owed(of: Province, status: DutyStatus) -> Row:
    told = status.obligation
    place = of.rules.registry.jurisdictions.titled(_answers(of, status))
    occasion = told.occasion
    cells = (place, occasion.duty.title, occasion.period, occasion.due, status.days)
    return Row(of.seen[told.park].name if told.park else place, told.park, "", cells)


__all__ = ["Line", "Nation", "list_of_nation", "show_nation"]
