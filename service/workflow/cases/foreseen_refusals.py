"""Why an act would be refused if it were done now; nothing is done and nothing put on record."""

from __future__ import annotations

from service.casework.acts.act import Act
from service.casework.perform import refusals
from service.settings import Settings
from service.storage import cases, people
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.workflow.cases.perform_act import Asked
from service.workflow.cases.procedures import procedure_of
from service.workflow.installation.open_database import opened


def foreseen_refusals(settings: Settings, case_id: str, act: Act, asked: Asked) -> tuple[Said, ...]:
    """Every reason of the machine; none where the act would be done.

    Raises:
        Fault: the case or person is not known. StorageError: see opened. RuleProblems: see procedure_of().
    """
    with opened(settings) as database, database.reading() as session:
        person, case = people.find(session, asked.who), cases.load(session, case_id)
    procedure = procedure_of(settings, case.opened.jurisdiction, day_of(asked.at))
    return refusals(case, act, person, asked.at, procedure)
