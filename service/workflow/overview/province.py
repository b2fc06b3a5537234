"""What is known of the parks of a programme that somebody sees: read in a few questions, whatever their number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from service.access.scope import Scope, place_of_park
from service.casework.duties import DutyStatus, Progress, obligations, statuses
from service.casework.overview import CaseStanding, counting
from service.rulelang.catalogue import Indicator
from service.storage import overview_figures
from service.storage.case_progress import reports_made
from service.storage.database import Database, Session
from service.storage.filings import filings
from service.storage.overview_versions import Versions, versions
from service.vocabulary.listing import Answer
from service.vocabulary.park import Park
from service.vocabulary.programme import PROGRESS_REPORT, Filing, Programme
from service.workflow.at_hand import Stamp, at_hand
from service.workflow.overview.rules_at_hand import RulesAtHand, registered_at_hand
from service.workflow.parks.registry_standing import Registered

EFFECT, OUTCOME = "effect", "outcome"
_FIRST = ("energy_saving", "water_saving", "co2_reduction", "solid_waste_reduction", "wastewater_reduction")
"""In the order of the notice (三(三)); the air pollutants after them."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The active parks in a scope. parks: by id; eligible: their ids by answer; listed: the ids of those on the list,
    themselves or by a park whose place they took."""

    parks: Mapping[str, Park]
    eligible: Mapping[Answer, frozenset[str]]
    listed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Province:
    """stamp: of the registry; versions: of everything; in_scope: the parks that are seen."""

    programme: Programme
    on: date
    scope: Scope
    rules: RulesAtHand
    known: Registered
    stamp: Stamp
    versions: Versions
    in_scope: Seen

    @property
    def seen(self) -> Mapping[str, Park]:
        """The active parks in the scope, by id."""
        return self.in_scope.parks

    @property
    def effects(self) -> dict[str, Indicator]:
        """The indicators that can be summed: effects among the expected outcomes (通知三(三)), by code."""
        every = self.rules.indicators
        found = [code for code, one in every.items() if one.kind == EFFECT and one.group == OUTCOME]
        ordered = sorted(found, key=lambda code: _FIRST.index(code) if code in _FIRST else len(_FIRST))
        return {code: every[code] for code in ordered}


@dataclass(frozen=True, slots=True)
class Cases:
    """every: those in the scope; counted: those of them whose last evaluation counts."""

    every: tuple[CaseStanding, ...]
    counted: tuple[CaseStanding, ...]


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
    return Province(programme, on, scope, rules, known, stamp, now, at_hand(own, stamp, lambda: _seen(known, scope)))


def _seen(known: Registered, scope: Scope) -> Seen:
    parks = {id_: park for id_, park in known.active.items() if scope.covers(place_of_park(park))}
    eligible = {answer: frozenset(id_ for id_ in parks if known.eligible[id_] is answer) for answer in Answer}
    return Seen(parks, eligible, known.with_heirs(known.listed) & parks.keys())


def read_cases(session: Session, of: Province) -> Cases:
    """Every case of the scope, as lists tell them."""
    every = overview_figures.standings(session, of.programme.id, of.scope)
    return Cases(every, counting(every, of.known.active.keys(), of.known.before))


def overdue_duties(database: Database, session: Session, of: Province) -> tuple[DutyStatus, ...]:
    """The reports that are overdue on the day: of the parks seen, and of the jurisdictions where the scope is one."""
    stamp = (of.versions.reports, of.stamp)
    return at_hand(("duties", database.place, of.programme.id, of.scope), stamp, lambda: _overdue(session, of))


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
