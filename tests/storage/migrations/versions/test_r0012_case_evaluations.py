"""The revision makes tables that are still empty where cases are on record: a daily job fills them."""

from sqlalchemy import func, select

from service.casework.state import State
from service.storage.case_evaluations import behind
from service.storage.migrate import fill
from tests.casework.stages import at
from tests.storage.builders import table
from tests.storage.installations import Installation, installed
from tests.storage.stored_cases import CASE, stored

BEFORE = "0011_lists"


def test_cases_of_before_wait_to_be_filled_in(installation: Installation) -> None:
    with installed("sqlite", installation.settings.data_dir / "later", migrated=False) as later, later.open() as empty:
        fill(empty, BEFORE, lambda _: None, lambda _: None)
        stored(empty, at(State.SIGNING))
        with empty.reading() as session:
            assert behind(session) == (CASE,)
            for name in ("case_evaluation", "case_figure"):
                assert session.connection().execute(select(func.count()).select_from(table(name))).scalar_one() == 0
