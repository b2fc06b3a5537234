"""The job that tells anew what each case waits for: days pass and procedures change without an act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from service.casework import proceedings
from service.casework.next_steps import next_steps
from service.casework.procedure import Procedure
from service.casework.state import State
from service.casework.turn import turns
from service.jobs.kinds import Arguments, Kind
from service.jobs.running import Final, Running
from service.settings import Settings
from service.storage import cases
from service.storage.case_turns import renew_turns, turns_of
from service.storage.clock import database_now
from service.storage.database import Session
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.workflow.installation.open_database import opened
from service.workflow.jobs.case_by_case import case_by_case

RENEW_TURNS = "renew_turns"


def renewing_turns(settings: Settings) -> Kind[Session, Arguments]:
    """The kind for all cases of an installation but those that are closed and wait for nothing, such as a correction;
    its result is of how many it had become another turn."""

    def run(running: Running[Session], _: Arguments) -> Final[Session]:
        with opened(settings) as database, database.reading() as session:
            today = day_of(database_now(session))
            waiting = [line.id for line in cases.lines(session) if line.state is not State.CLOSED or line.next_actor]
        procedures = proceedings.load_procedures(settings.rules_dir, today)

        def renew(case_id: str) -> bool:
            return running.effect(partial(_renewed, case_id=case_id, procedures=procedures, today=today))

        renewed, failed = case_by_case(running, waiting, renew)

        def told(_: Session) -> Mapping[str, object]:
            return {"renewed": sum(renewed), "failed": failed}

        return told

    return Kind(RENEW_TURNS, Said("更新各案等谁办理", "tell anew whose turn it is in each case"), Arguments, run)


def _renewed(session: Session, case_id: str, procedures: Mapping[str, Procedure], today: date) -> bool:
    case = cases.load(session, case_id)
    waiting = turns(next_steps(case, proceedings.procedure_of(procedures, case.opened.jurisdiction), today))
    if waiting == turns_of(session, [case_id]).get(case_id, ()):
        return False
    return renew_turns(session, case_id, case.version, waiting)
