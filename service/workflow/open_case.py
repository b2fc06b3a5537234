"""open_case: the case of a park and programme begins."""

from __future__ import annotations

from service.casework.acts.application import OpenCase
from service.casework.perform import perform
from service.settings import Settings
from service.storage import cases, people
from service.storage.database import Session
from service.vocabulary.day import day_of
from service.workflow.case_audit import putting_refusals
from service.workflow.open_database import opened
from service.workflow.perform_act import Asked, Done, kept
from service.workflow.procedures import procedure_of


def open_case(settings: Settings, act: OpenCase, asked: Asked) -> Done:
    """Open the case, which gets its number.

    Raises:
        Refused, Fault, StorageError: as perform_act(); the park has a case of the programme already.
    """

    def work(session: Session) -> Done:
        person = people.find(session, asked.who)
        procedure = procedure_of(settings, act.jurisdiction, day_of(asked.at))
        case = perform(None, act, person, asked.at, procedure)
        case_id = cases.new_id(session, act.jurisdiction, day_of(asked.at).year)
        return kept(session, settings, Done(case_id, case, procedure))

    place = f"{act.park}/{act.programme}"
    with opened(settings) as database, putting_refusals(database, place, act.kind, asked.who, asked.at):
        return database.write(work)
