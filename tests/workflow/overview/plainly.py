"""The overview told the plain way: every row is read and counted one by one, and nothing is at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import Row, select

from service.access.scope import Place, Scope, place_of_park
from service.casework.coverage import Coverage, coverage
from service.casework.overview import counting, covered
from service.settings import Settings
from service.storage.database import Session
from service.storage.overview_figures import standings
from service.workflow.installation.open_database import opened
from service.workflow.overview.show_overview import Overview, show_overview
from service.workflow.parks.registry_rules import opened_rules, programme_of
from service.workflow.parks.registry_standing import Registered, registered
from tests.storage.builders import table
from tests.workflow.overview.provinces import PROGRAMME

Told = dict[str, Any]
_SUMMED, _GAPS = ("energy_saving", "water_saving"), 10


def shown(settings: Settings, on: date, scope: Scope) -> Told:
    """What the overview tells of cases, in the same words as plainly()."""
    return _of(show_overview(settings, PROGRAMME, on, scope))


def _of(found: Overview) -> Told:
    amounts = {one.code: (one.amount, one.parks, one.lacking) for _, one in found.totals if one.code in _SUMMED}
    return {
        "parks": found.parks,
        "coverage": found.coverage,
        "states": dict(found.states),
        "conclusions": dict(found.conclusions),
        "numbers": (found.evaluated, found.preliminary, found.overdue_cases),
        "difficulties": (found.difficulties, found.unsupported),
        "supportable": found.supportable,
        "totals": amounts,
        "gaps": [(one.code, one.missed, one.judged) for one in found.gaps],
    }


def plainly(settings: Settings, on: date, scope: Scope) -> Told:
    """The same, of every row that there is now."""
    rules = opened_rules(settings)
    with opened(settings) as database, database.reading() as session:
        known = registered(session, programme_of(PROGRAMME, rules), on, rules)
        return _told(session, known, on, scope)


def _told(session: Session, known: Registered, on: date, scope: Scope) -> Told:
    seen = {id_ for id_, park in known.active.items() if scope.covers(place_of_park(park))}
    own = {row.id for row in _rows(session, "case_file") if scope.covers(Place(row.jurisdiction, row.city, row.park))}
    cases = [case for case in standings(session, PROGRAMME, scope) if case.id in own]
    counted = counting(cases, known.active, known.before)
    ids, parks = {case.id for case in counted}, {case.park for case in counted}
    figures = [row for row in _rows(session, "case_figure") if row.case_id in ids]
    difficulties = [row.supported for row in _rows(session, "case_difficulty") if row.case_id in own]
    needing = (_listed(known, seen) | parks) & seen
    return {
        "parks": len(seen),
        "coverage": _coverage(known, seen, {case.park: (case.carried_out, case.accepted) for case in cases}, on),
        "states": dict(Counter(case.state for case in cases)),
        "conclusions": dict(Counter((case.recommendation, case.grade) for case in counted)),
        "numbers": (
            len(counted),
            sum(case.recommendation != "" and not case.visited for case in cases),
            sum(case.due is not None and case.due < on for case in cases),
        ),
        "difficulties": (len(difficulties), sum(not supported for supported in difficulties)),
        "supportable": sum(bool(row.rank) and row.case_id in own for row in _rows(session, "case_project")),
        "totals": dict(_totals(figures, {case.id: case.park for case in counted}, needing, known)),
        "gaps": sorted(_gaps(figures), key=lambda one: (-one[1], one[0]))[:_GAPS],
    }


def _rows(session: Session, name: str) -> list[Row[Any]]:
    return list(session.connection().execute(select(table(name))))


def _listed(known: Registered, seen: set[str]) -> set[str]:
    return {id_ for id_ in seen if known.standing(id_, lambda _: (False, False)).listed}


def _coverage(
    known: Registered, seen: set[str], days: dict[str, tuple[date | None, date | None]], on: date
) -> Coverage:
    def reached(park: str) -> tuple[bool, bool]:
        begun, ended = days.get(park, (None, None))
        return begun is not None and begun <= on, ended is not None and ended <= on

    return coverage(known.standing(park, reached) for park in seen)


def _totals(
    figures: list[Row[Any]], parks: dict[str, str], needing: set[str], known: Registered
) -> Iterator[tuple[str, tuple[Fraction, int, int]]]:
    for code in _SUMMED:
        found = {row.case_id: Fraction(row.actual) for row in figures if row.code == code and row.actual is not None}
        having = {parks[id_] for id_ in found}
        lacking = sum(not covered(park, having, known.before) for park in needing)
        yield code, (sum(found.values(), Fraction(0)), len(found), lacking)


def _gaps(figures: list[Row[Any]]) -> Iterator[tuple[str, int, int]]:
    for code in {row.code for row in figures}:
        verdicts = [row.verdict for row in figures if row.code == code and row.verdict in ("met", "unmet")]
        if "unmet" in verdicts:
            yield code, verdicts.count("unmet"), len(verdicts)
