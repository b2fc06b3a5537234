"""Record that a report of a programme was handed in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from service.casework.audit.chain import AuditEvent
from service.casework.duties import require_filing
from service.casework.park_lookup import meant
from service.casework.registry_access import require_reporter
from service.rulelang.registry_rules import RegistryRules
from service.settings import Settings
from service.storage import filings, parks
from service.storage.database import Session
from service.vocabulary.canonical import canonical_json
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.programme import Filing, Programme
from service.workflow.audit.audited import attempt, audited
from service.workflow.installation.open_database import opened
from service.workflow.parks.registry_rules import jurisdiction_of, opened_rules, programme_of
from service.workflow.people.acting import acting


@dataclass(frozen=True, slots=True)
class Reporting:
    """programme: id, empty for the present one; period: year, may be left out where the duty has one period only;
    either jurisdiction (any writing) or park (id, code or name) says who reports."""

    programme: str
    duty: str
    period: str
    jurisdiction: str
    park: str
    filed_on: date
    document: str


def file_report(settings: Settings, asked: Reporting, by: str, at: datetime, today: date) -> Filing:
    """The report as it is on record.

    Raises:
        Fault: an unknown programme, duty, period, jurisdiction or park, on record already, or not theirs to do.
        RuleProblems: the rule data is faulty. StorageError: see opened.
    """
    rules = opened_rules(settings)
    programme = programme_of(asked.programme, rules)
    with opened(settings) as database:
        who = acting(database, by)
        event = attempt(who, at, "programme.file", "programme", programme.id)

        def work(session: Session) -> tuple[Filing, AuditEvent]:
            made = _filing(session, asked, programme, rules)
            require_reporter(who, made.jurisdiction, made.park, rules.jurisdictions)
            require_filing(made, programme, today)
            filings.add_filing(session, made, at)
            return made, replace(event, detail_json=canonical_json(made))

        return audited(settings, database, event, work)


def _filing(session: Session, asked: Reporting, programme: Programme, rules: RegistryRules) -> Filing:
    if bool(asked.park) == bool(asked.jurisdiction):
        raise Fault(
            "reporter", Said("请写明由谁报送：主管地区或园区，只写一个", "name who reports: a jurisdiction or a park")
        )
    park, jurisdiction = "", ""
    if asked.park:
        found = meant(asked.park, [kept.park for kept in parks.every_park(session).values()])
        park, jurisdiction = found.id, found.jurisdiction
    else:
        jurisdiction = jurisdiction_of(asked.jurisdiction, rules)
    period = asked.period or _only_period(asked.duty, programme)
    return Filing(programme.id, asked.duty, period, jurisdiction, park, asked.filed_on, asked.document)


def _only_period(duty_id: str, programme: Programme) -> str:
    duty = programme.duty(duty_id)
    occasions = duty.occasions(programme.id) if duty is not None else ()
    return occasions[0].period if len(occasions) == 1 else ""
