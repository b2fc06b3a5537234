"""After the revision cases of before wait for whom new ones do, as soon as a worker looks for what is due."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.casework.acts.decision import LodgeAppeal
from service.casework.state import State
from service.casework.turn import Turn
from service.storage.case_turns import keep_turns, turns_of
from service.storage.database import Database, Session
from service.storage.dump import dumped, load
from service.storage.keys import make_key
from service.storage.location import keys_folder
from service.storage.migrate import fill
from service.storage.sealing import make_sealing_key
from service.vocabulary.person import Role
from service.workflow.jobs.daily_jobs import queueing_daily
from service.workflow.jobs.renew_turns import renewing_turns
from tests.casework.builders import ASSESSOR, CITY, DRC, MIIT, OTHER_DRC, Walk
from tests.casework.stages import at
from tests.storage.installations import KINDS, Installation, installed
from tests.storage.migrations.versions.dumps import without
from tests.storage.stored_cases import CASE, stored
from tests.workflow.jobs.counting import a_worker

BEFORE = "0015_case_names"
KEPT = ("person", "stage_output", "case_file", "case_act", "case_signature", "case_turn")
REVIEW = (Turn("accept_application", Role.CITY_REVIEWER), Turn("accept_application", Role.ASSESSOR))
APPEAL = (Turn("decide_appeal", Role.APPROVER),)
"""As the program of before told them, without regard to city and signatures."""


def appealed() -> Walk:
    return at(State.ISSUED).do(LodgeAppeal(grounds="不服"))


def told(database: Database) -> tuple[Turn, ...]:
    with database.reading() as session:
        return turns_of(session)[CASE]


def kept(database: Database, walked: Walk, turns: tuple[Turn, ...]) -> dict[str, list[bytes]]:
    """The tables of an earlier program with this case."""
    stored(database, walked)
    with database.writing() as session:
        keep_turns(session, CASE, turns)
    with database.reading() as session:
        rows = {name: list(dumped(session, name)) for name in KEPT}
    return rows | {"case_turn": list(without("barred", rows["case_turn"]))}


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("walked", "before", "expected"),
    [(lambda: at(State.REVIEW), REVIEW, [CITY]), (appealed, APPEAL, [OTHER_DRC])],
    ids=["review", "appeal"],
)
def test_cases_of_before_wait_for_those_who_may(
    walked: Callable[[], Walk], before: tuple[Turn, ...], expected: list[object], kind: str, installation: Installation
) -> None:
    with installation.open() as database:
        rows = kept(database, walked(), before)

    def restored(session: Session) -> None:
        for name, lines in rows.items():
            load(session, name, lines)

    folder = installation.settings.data_dir / "later"
    with installed(kind, folder, migrated=False) as later, later.open() as filled:
        make_key(keys_folder(later.settings))
        make_sealing_key(keys_folder(later.settings))
        fill(filled, BEFORE, restored, lambda _: None)
        assert told(filled) == before
        queueing_daily(later.settings, filled)()
        a_worker(later, filled, renewing_turns(later.settings)).run(once=True)
        people = (ASSESSOR, CITY, DRC, MIIT, OTHER_DRC)
        assert [who for who in people if any(turn.of(who) for turn in told(filled))] == expected
