"""The reports that somebody's own office, or park, still has to hand in."""

from __future__ import annotations

from datetime import date

from service.casework.duties import DutyStatus, Progress, obligations, statuses
from service.casework.registry_access import REGISTRARS
from service.rulelang.registry_rules import has_registry_rules
from service.settings import Settings
from service.storage import filings, parks
from service.storage.database import Session
from service.storage.filings import Filer
from service.vocabulary.jurisdiction import NATIONAL
from service.vocabulary.person import Person, Role
from service.vocabulary.programme import Programme
from service.workflow.installation.open_database import opened
from service.workflow.parks.case_milestones import case_reports
from service.workflow.parks.programme_duties import owed_by
from service.workflow.parks.registry_rules import opened_rules, programme_of

_PRESSING = (Progress.OVERDUE, Progress.DUE_SOON)


def own_duties(settings: Settings, person: Person, on: date) -> tuple[DutyStatus, ...]:
    """What is overdue or due soon on a day in the programme that begins last: of their jurisdiction, for those who keep
    its registry, or of their park, for its submitter; nothing for anybody else.

    Raises:
        RuleProblems: the rule data is faulty. StorageError: see opened.
    """
    office = person.role in REGISTRARS and person.jurisdiction != NATIONAL
    if not (office or person.role is Role.SUBMITTER) or not has_registry_rules(settings.rules_dir):
        return ()
    rules = opened_rules(settings)
    if not rules.programmes:
        return ()
    programme = programme_of("", rules)
    with opened(settings) as database, database.reading() as session:
        find = _of_jurisdiction if office else _of_park
        found = find(session, programme, person, on)
    return tuple(one for one in found if one.progress in _PRESSING)


def _of_jurisdiction(session: Session, programme: Programme, person: Person, on: date) -> tuple[DutyStatus, ...]:
    filed = filings.filings(session, programme.id, Filer(jurisdiction=person.jurisdiction))
    return statuses(obligations(programme, person.jurisdiction, ()), filed, on, programme)


def _of_park(session: Session, programme: Programme, person: Person, on: date) -> tuple[DutyStatus, ...]:
    kept = parks.these_parks(session, [person.park]).get(person.park)
    if kept is None:
        return ()
    park = kept.park
    filed = (
        *filings.filings(session, programme.id, Filer(park=park.id)),
        *case_reports(session, programme, [park]),
    )
    return statuses(owed_by(session, programme, park), filed, on, programme)
