"""show_overview: the figures of a programme over the parks that somebody sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from service.access.scope import Scope
from service.casework.coverage import Coverage
from service.casework.overview import Total, by_conclusion, by_state, overdue_cases
from service.casework.state import State
from service.rulelang.catalogue import Indicator
from service.settings import Settings
from service.storage.case_progress import difficulties_open
from service.storage.case_projects import MajorProject, most_saving
from service.storage.database import Database, Session
from service.storage.overview_figures import Judged, judged
from service.vocabulary.finding import Verdict
from service.vocabulary.language import Said
from service.vocabulary.programme import Duty, Programme
from service.workflow.at_hand import at_hand
from service.workflow.installation.open_database import opened
from service.workflow.overview.province import Province, overdue_duties, read_province, sums
from service.workflow.overview.rules_at_hand import rules_at_hand
from service.workflow.parks.registry_rules import programme_of

_JUDGED = (Verdict.MET, Verdict.NEARLY_MET, Verdict.UNMET)
_GAPS, _PROJECTS = 10, 5
"""The worst gaps, and the projects that save most, that are shown at once."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An indicator that is missed: in so many of the cases in which it was judged."""

    code: str
    name: Said
    missed: int
    judged: int


@dataclass(frozen=True, slots=True)
class Overview:
    """parks: how many are seen; evaluated: how many evaluations count; preliminary: cases whose last evaluation was
    made before the site visit and does not; duties: overdue reports by duty; difficulties: that are not solved,
    unsupported: those without any support; projects: those that save most, of so many (supportable)."""

    programme: Programme
    programmes: tuple[Programme, ...]
    parks: int
    coverage: Coverage
    states: Mapping[State, int]
    conclusions: Mapping[tuple[str, str], int]
    evaluated: int
    preliminary: int
    totals: tuple[tuple[Said, Total], ...]
    duties: tuple[tuple[Duty, int], ...]
    overdue_cases: int
    gaps: tuple[Gap, ...]
    difficulties: int
    unsupported: int
    projects: tuple[MajorProject, ...]
    supportable: int


def show_overview(settings: Settings, programme: str, on: date, scope: Scope) -> Overview:
    """programme: id or title, empty for the one that begins last.

    Raises:
        Fault: an unknown programme, or terms of listing are missing. RuleProblems: the rule data is faulty.
        StorageError: see opened.
    """
    rules = rules_at_hand(settings)
    asked = programme_of(programme, rules.registry)
    with opened(settings) as database, database.reading() as session:
        province = read_province(database, session, rules, asked, on, scope)
        return _told(database, session, province)


def _told(database: Database, session: Session, of: Province) -> Overview:
    duties = Counter(one.obligation.occasion.duty for one in overdue_duties(database, session, of))
    difficulties = difficulties_open(session, of.programme.id, of.scope)
    projects, supportable = most_saving(session, of.programme.id, of.scope, _PROJECTS)
    return Overview(
        programme=of.programme,
        programmes=tuple(of.rules.registry.programmes.values()),
        parks=len(of.seen),
        coverage=of.coverage(),
        states=by_state(of.cases),
        conclusions=by_conclusion(of.counted),
        evaluated=len(of.counted),
        preliminary=sum(bool(case.recommendation) and not case.visited for case in of.cases),
        totals=tuple((name_of(of, code), one) for code, one in sums(database, session, of).totals.items()),
        duties=tuple(sorted(duties.items(), key=lambda one: (-one[1], one[0].id))),
        overdue_cases=sum(1 for _ in overdue_cases(of.cases, of.on)),
        gaps=tuple(gaps(database, session, of))[:_GAPS],
        difficulties=len(difficulties),
        unsupported=sum(not one.supported for one in difficulties),
        projects=projects,
        supportable=supportable,
    )


def gaps(database: Database, session: Session, of: Province) -> tuple[Gap, ...]:
    """The indicators that any counted evaluation misses, the most often missed first."""
    stamp = (of.versions.evaluations, of.stamp)
    kept = {case.id for case in of.counted}
    without = [case.id for case in of.cases if case.formal and case.id not in kept]
    what = ("judged", database.place, of.programme.id, of.scope)
    found = at_hand(what, stamp, lambda: judged(session, of.programme.id, of.scope, without))
    return tuple(sorted(_gaps(of, found), key=lambda one: (-one.missed, one.code)))


def _gaps(of: Province, found: tuple[Judged, ...]) -> list[Gap]:
    missed = {one.code: one.cases for one in found if one.verdict == Verdict.UNMET}
    every = Counter[str]()
    for one in found:
        every[one.code] += one.cases if one.verdict in _JUDGED else 0
    return [Gap(code, name_of(of, code), number, every[code]) for code, number in missed.items()]


def name_of(of: Province, code: str) -> Said:
    """What an indicator is called; one that is no longer in the catalogue goes by its code."""
    indicator: Indicator | None = of.rules.indicators.get(code)
    return Said(code, code) if indicator is None else Said(indicator.name, indicator.name_en or indicator.name)


__all__ = ["Gap", "MajorProject", "Overview", "Total", "gaps", "name_of", "show_overview"]
