"""The revision makes tables that are still empty where cases are on record: a daily job fills them."""

from sqlalchemy import func, select

from service.casework.state import State
from service.storage.case_progress import progress_behind
from service.storage.database import Session
from service.storage.dump import dumped, load
from service.storage.migrate import fill
from tests.casework.stages import at
from tests.storage.builders import table
from tests.storage.installations import Installation, installed
from tests.storage.migrations.versions.dumps import without
from tests.storage.stored_cases import CASE, stored

BEFORE = "0013_site_drafts"
KEPT = ("person", "stage_output", "case_file", "case_act")


def test_cases_of_before_wait_to_be_filled_in(installation: Installation) -> None:
    with installation.open() as database:
        stored(database, at(State.REVIEW))
        with database.reading() as session:
            assert progress_behind(session) == ()
            rows = {name: list(dumped(session, name)) for name in KEPT}
    rows["case_file"] = list(without("folded_name", rows["case_file"]))

    def restored(session: Session) -> None:
        for name, lines in rows.items():
            load(session, name, lines)

    with installed("sqlite", installation.settings.data_dir / "later", migrated=False) as later, later.open() as empty:
        fill(empty, BEFORE, restored, lambda _: None)
        with empty.reading() as session:
            assert progress_behind(session) == (CASE,)
            for name in ("case_progress", "case_difficulty", "case_report", "case_project"):
                assert session.connection().execute(select(func.count()).select_from(table(name))).scalar_one() == 0
