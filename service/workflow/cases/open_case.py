"""open_case: the case of a park and programme begins."""

from __future__ import annotations

from dataclasses import replace

from service.casework.acts.application import OpenCase
from service.casework.audit.chain import AuditEvent
from service.casework.perform import Refused, perform
from service.settings import Settings
from service.storage import cases, people
from service.storage.database import Session
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.workflow.audit.audited import audited
from service.workflow.cases.perform_act import Asked, Done, attempted, kept, told
from service.workflow.cases.procedures import procedure_of
from service.workflow.installation.open_database import opened


def open_case(settings: Settings, act: OpenCase, asked: Asked) -> Done:
    """Open the case, which gets its number.

    Raises:
        Refused, Fault, StorageError: as perform_act(); the park has a case of the programme already.
    """

    def work(session: Session) -> tuple[Done, AuditEvent]:
        person = people.find(session, asked.who)
        procedure = procedure_of(settings, act.jurisdiction, day_of(asked.at))
        case_id = cases.new_id(session, act.jurisdiction, day_of(asked.at).year)
        case = perform(None, replace(act, case=case_id), person, asked.at, procedure)
        done = kept(session, settings, Done(case_id, case, procedure))
        return done, told(event, done)

    with opened(settings) as database:
        event = attempted(database, asked, act.kind, f"{act.park}/{act.programme}")
        return audited(settings, database, event, work, (Refused, Fault))
