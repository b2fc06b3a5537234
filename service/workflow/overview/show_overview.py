"""show_overview: the figures of a programme over the parks that somebody sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from service.access.scope import Scope
from service.casework.coverage import Coverage, coverage_of_sets
from service.casework.overview import Total, by_conclusion
from service.casework.state import State
from service.rulelang.catalogue import Indicator
from service.settings import Settings
from service.storage.case_progress import difficulties_counted
from service.storage.case_projects import MajorProject, most_saving
from service.storage.database import Database, Session
from service.storage.overview_figures import Situation, situation
from service.vocabulary.language import Said
from service.vocabulary.programme import Duty, Programme
from service.workflow.at_hand import at_hand
from service.workflow.installation.open_database import opened
from service.workflow.overview.evaluations import Evaluations, evaluations
from service.workflow.overview.province import Province, overdue_duties, read_province
from service.workflow.overview.rules_at_hand import rules_at_hand
from service.workflow.parks.registry_rules import programme_of

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
        stamp = (province.versions, province.stamp)
        what = ("overview", database.place, asked.id, scope)
        return at_hand(what, stamp, lambda: _told(database, session, province))


def _told(database: Database, session: Session, of: Province) -> Overview:
    duties = Counter(one.obligation.occasion.duty for one in overdue_duties(database, session, of))
    judged, now = evaluations(database, session, of), situation(session, of.programme.id, of.scope, of.on)
    difficulties, unsupported = difficulties_counted(session, of.programme.id, of.scope)
    projects, supportable = most_saving(session, of.programme.id, of.scope, _PROJECTS)
    return Overview(
        programme=of.programme,
        programmes=tuple(of.rules.registry.programmes.values()),
        parks=len(of.seen),
        coverage=covering(of, now)(of.seen.keys()),
        states=now.states,
        conclusions=by_conclusion(judged.counted),
        evaluated=len(judged.counted),
        preliminary=judged.preliminary,
        totals=tuple((name_of(of, code), one) for code, one in judged.sums.totals.items()),
        duties=tuple(sorted(duties.items(), key=lambda one: (-one[1], one[0].id))),
        overdue_cases=now.overdue,
        gaps=gaps(of, judged)[:_GAPS],
        difficulties=difficulties,
        unsupported=unsupported,
        projects=projects,
        supportable=supportable,
    )


def covering(of: Province, now: Situation) -> Callable[[AbstractSet[str]], Coverage]:
    """What tells the rates of whichever of the parks seen."""
    carried_out, accepted = (of.known.with_heirs(one) for one in (now.carried_out, now.accepted))

    def coverage(parks: AbstractSet[str]) -> Coverage:
        eligible = {answer: ids & parks for answer, ids in of.in_scope.eligible.items()}
        return coverage_of_sets(eligible, of.in_scope.listed, carried_out, accepted)

    return coverage


def gaps(of: Province, judged: Evaluations) -> tuple[Gap, ...]:
    """The indicators that any counted evaluation misses, the most often missed first."""
    found = (Gap(code, name_of(of, code), one.missed, one.judged) for code, one in judged.missed.items())
    return tuple(sorted(found, key=lambda one: (-one.missed, one.code)))


def name_of(of: Province, code: str) -> Said:
    """What an indicator is called; one that is no longer in the catalogue goes by its code."""
    indicator: Indicator | None = of.rules.indicators.get(code)
    return Said(code, code) if indicator is None else Said(indicator.name, indicator.name_en or indicator.name)


__all__ = ["Gap", "MajorProject", "Overview", "Total", "covering", "gaps", "name_of", "show_overview"]
