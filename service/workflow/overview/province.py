"""What is known of the parks of a programme that somebody sees: read in a few questions, whatever their number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from service.access.scope import Scope, place_of_park
from service.casework.coverage import Coverage, Standing, coverage
from service.casework.duties import DutyStatus, Progress, obligations, statuses
from service.casework.overview import CaseStanding, Total, concerned, counting, covered, total
from service.rulelang.catalogue import Indicator
from service.storage.case_progress import reports_made
from service.storage.database import Database, Session
from service.storage.filings import filings
from service.storage.overview_figures import standings, stated
from service.storage.overview_versions import Versions, versions
from service.vocabulary.park import Park
from service.vocabulary.programme import PROGRESS_REPORT, Filing, Programme
from service.vocabulary.units import DifferentDimension, UnknownUnit, factor_between, parse_unit
from service.workflow.at_hand import Stamp, at_hand
from service.workflow.overview.rules_at_hand import RulesAtHand, registered_at_hand
from service.workflow.parks.registry_standing import Registered

EFFECT, OUTCOME = "effect", "outcome"
_NOWHERE = (False, False)
_FIRST = ("energy_saving", "water_saving", "co2_reduction", "solid_waste_reduction", "wastewater_reduction")
"""In the order of the notice (三(三)); the air pollutants after them."""


@dataclass(frozen=True, slots=True)
class Sums:
    """By code of indicator: the total, what it is the sum of, by case, in the unit of the total, and the parks that it
    lacks."""

    totals: Mapping[str, Total]
    values: Mapping[str, Mapping[str, Fraction]]
    lacking: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Province:
    """seen: the active parks in the scope, by id; cases: those in the scope; counted: those of them whose last
    evaluation counts; stamp: of the registry; versions: of
    everything."""

    programme: Programme
    on: date
    scope: Scope
    rules: RulesAtHand
    known: Registered
    stamp: Stamp
    versions: Versions
    seen: Mapping[str, Park]
    cases: tuple[CaseStanding, ...]
    counted: tuple[CaseStanding, ...]

    @property
    def effects(self) -> dict[str, Indicator]:
        """The indicators that can be summed: effects among the expected outcomes (通知三(三)), by code."""
        every = self.rules.indicators
        found = [code for code, one in every.items() if one.kind == EFFECT and one.group == OUTCOME]
        ordered = sorted(found, key=lambda code: _FIRST.index(code) if code in _FIRST else len(_FIRST))
        return {code: every[code] for code in ordered}

    @property
    def listed(self) -> frozenset[str]:
        """The parks seen that are on the list, themselves or by a park whose place they took."""
        return frozenset(id_ for id_, one in self.standings().items() if one.listed)

    def standings(self) -> dict[str, Standing]:
        """How far each park seen has come."""
        come, on = {}, self.on
        for case in self.cases:
            begun, ended = case.carried_out, case.accepted
            come[case.park] = (begun is not None and begun <= on, ended is not None and ended <= on)

        def reached(park: str) -> tuple[bool, bool]:
            return come.get(park, _NOWHERE)

        return {id_: self.known.standing(id_, reached) for id_ in self.seen}

    def coverage(self) -> Coverage:
        """The rates of the parks seen."""
        return coverage(self.standings().values())


def read_province(
    database: Database, session: Session, rules: RulesAtHand, programme: Programme, on: date, scope: Scope
) -> Province:
    """As it stands on a day.

    Raises:
        Fault: terms of listing are missing. StorageError: see opened.
    """
    now = versions(session)
    stamp, known = registered_at_hand(database, session, rules, programme, on, now)
    own = ("seen", database.place, programme.id, scope)
    seen = at_hand(own, stamp, lambda: {i: p for i, p in known.active.items() if scope.covers(place_of_park(p))})
    cases = standings(session, programme.id, scope)
    counted = counting(cases, known.active.keys(), known.before)
    return Province(programme, on, scope, rules, known, stamp, now, seen, cases, counted)


def sums(database: Database, session: Session, of: Province) -> Sums:
    """The effects of the parks seen, each park once; made anew when a case was evaluated or the registry changed."""
    stamp = (of.versions.evaluations, of.stamp)
    return at_hand(("sums", database.place, of.programme.id, of.scope), stamp, lambda: _sums(session, of))


def overdue_duties(database: Database, session: Session, of: Province) -> tuple[DutyStatus, ...]:
    """The reports that are overdue on the day: of the parks seen, and of the jurisdictions where the scope is one."""
    stamp = (of.versions.reports, of.stamp)
    return at_hand(("duties", database.place, of.programme.id, of.scope), stamp, lambda: _overdue(session, of))


def _sums(session: Session, of: Province) -> Sums:
    parks = {case.id: case.park for case in of.counted}
    effects = of.effects
    values: dict[str, dict[str, Fraction]] = {code: {} for code in effects}
    for one in stated(session, of.programme.id, of.scope, values):
        amount = in_unit(one.actual, one.unit, effects[one.code].unit) if one.case_id in parks else None
        if amount is not None:
            values[one.code][one.case_id] = amount
    needing = concerned(of.listed, of.counted) & of.seen.keys()
    totals, lacking = {}, {}
    for code, found in values.items():
        having = {parks[case] for case in found}
        lacking[code] = frozenset(park for park in needing if not covered(park, having, of.known.before))
        totals[code] = total(code, effects[code].unit, found, len(lacking[code]))
    return Sums(totals, values, lacking)


def in_unit(text: str | None, unit: str, wanted: str) -> Fraction | None:
    """The number of `n/d` in another unit; None where there is none, or the units measure different things."""
    if text is None:
        return None
    top, _, bottom = text.partition("/")
    amount = Fraction(int(top), int(bottom or 1))
    try:
        return amount if unit == wanted else amount * factor_between(parse_unit(unit), parse_unit(wanted))
    except (DifferentDimension, UnknownUnit):
        return None


def _overdue(session: Session, of: Province) -> tuple[DutyStatus, ...]:
    filed = (*filings(session, of.programme.id), *_reports(session, of))
    found: list[DutyStatus] = []
    for code in (one.code for one in of.rules.registry.jurisdictions if of.scope.touches(one.code)):
        due = obligations(of.programme, code, of.known.spans.get(code, ()))
        seen = (one for one in due if (one.park in of.seen if one.park else _whole(of.scope)))
        found += (one for one in statuses(seen, filed, of.on, of.programme) if one.progress is Progress.OVERDUE)
    return tuple(sorted(found, key=lambda one: (-one.days, one.obligation.park)))


def _whole(scope: Scope) -> bool:
    """Whether the duties of a jurisdiction itself are seen."""
    return not (scope.city or scope.park)


def _reports(session: Session, of: Province) -> list[Filing]:
    duties = [duty for duty in of.programme.duties if duty.act == PROGRESS_REPORT]
    made = reports_made(session, of.programme.id, of.scope)
    return [
        Filing(of.programme.id, duty.id, str(one.year), one.jurisdiction, one.park, one.filed_on, f"#{one.seq}")
        for duty in duties
        for one in made
    ]
