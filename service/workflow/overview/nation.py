"""The overview of the national bodies: sums over all jurisdictions, each with its line; cases stay with whom they are
of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from service.access.scope import EVERYTHING
from service.casework.coverage import Coverage
from service.casework.duties import DutyStatus
from service.casework.overview import Total, total
from service.settings import Settings
from service.storage.database import Database, Session
from service.storage.overview_figures import situation
from service.vocabulary.jurisdiction import NATIONAL
from service.vocabulary.language import Said
from service.vocabulary.programme import Programme
from service.workflow.at_hand import at_hand
from service.workflow.installation.open_database import opened
from service.workflow.overview.evaluations import Evaluations, evaluations
from service.workflow.overview.figure_list import Column, FigureList, Row
from service.workflow.overview.list_figure import no_figure
from service.workflow.overview.parks_reached import parks_reached
from service.workflow.overview.province import Cases, Province, overdue_duties, read_cases, read_province
from service.workflow.overview.rules_at_hand import rules_at_hand
from service.workflow.overview.show_overview import covering, name_of
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
        what = ("nation", database.place, asked.id)
        return at_hand(what, (of.versions, of.stamp), lambda: _told(database, session, of))


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
            return _parks(of, read_cases(session, of), tuple(about), jurisdiction)
    raise no_figure(figure)


@dataclass(slots=True)
class _Share:
    """Of one jurisdiction. parks: ids of those seen; counted: evaluations that count; amounts: by code of indicator, of
    each case; lacking: parks that a sum lacks, by code."""

    parks: set[str] = field(default_factory=set)
    counted: int = 0
    amounts: dict[str, dict[str, Fraction]] = field(default_factory=lambda: defaultdict(dict))
    lacking: Counter[str] = field(default_factory=Counter)


def _told(database: Database, session: Session, of: Province) -> Nation:
    judged, every = evaluations(database, session, of), of.rules.registry.jurisdictions
    owing = Counter(_answers(of, one) for one in overdue_duties(database, session, of))
    shares = _shares(of, judged)
    coverage = covering(of, situation(session, of.programme.id, of.scope, of.on))

    def line(code: str) -> Line:
        own = shares[code]
        totals = {
            effect: total(effect, whole.unit, own.amounts[effect], own.lacking[effect])
            for effect, whole in judged.sums.totals.items()
        }
        return Line(code, every.titled(code), len(own.parks), coverage(own.parks), own.counted, owing[code], totals)

    named, rates = every.titled(NATIONAL), coverage(of.seen.keys())
    whole = Line(NATIONAL, named, len(of.seen), rates, len(judged.counted), owing.total(), judged.sums.totals)
    return Nation(
        programme=of.programme,
        programmes=tuple(of.rules.registry.programmes.values()),
        whole=whole,
        lines=tuple(line(one.code) for one in every),
        effects=tuple((code, name_of(of, code)) for code in of.effects),
    )


def _shares(of: Province, judged: Evaluations) -> defaultdict[str, _Share]:
    """By code of jurisdiction."""
    found: defaultdict[str, _Share] = defaultdict(_Share)
    for park in of.seen:
        found[_place(of, park)].parks.add(park)
    cases = {case.id: found[_place(of, case.park)] for case in judged.counted}
    for share in cases.values():
        share.counted += 1
    for effect, values in judged.sums.values.items():
        for case, amount in values.items():
            cases[case].amounts[effect][case] = amount
        for park in judged.sums.lacking[effect]:
            found[_place(of, park)].lacking[effect] += 1
    return found


def _place(of: Province, park: str) -> str:
    """The code of the jurisdiction that answers for a park; for one that is no more, the last that did."""
    return (of.seen.get(park) or of.known.every[park]).jurisdiction


def _answers(of: Province, status: DutyStatus) -> str:
    return _place(of, status.obligation.park) if status.obligation.park else status.obligation.jurisdiction


def _parks(of: Province, cases: Cases, about: tuple[str, ...], jurisdiction: str) -> FigureList:
    try:
        title, parks = parks_reached(of, cases, about)
    except (KeyError, ValueError):
        raise no_figure(":".join(("parks", *about))) from None
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
