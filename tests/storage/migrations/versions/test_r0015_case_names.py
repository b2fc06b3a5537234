"""The revision keeps by which name a case is found, for cases that were on record before as for new ones."""

from sqlalchemy import select

from service.access.scope import EVERYTHING
from service.storage.case_list import Wanted, count
from service.storage.database import Session
from service.storage.dump import dumped, load
from service.storage.migrate import fill
from tests.storage.builders import table
from tests.storage.installations import Installation, installed
from tests.storage.migrations.versions.dumps import without
from tests.workflow.access.provinces import two_provinces

BEFORE = "0014_overview"
KEPT = ("person", "stage_output", "case_file", "case_act")


def names(session: Session) -> dict[str, str]:
    files = table("case_file")
    return {row.id: row.folded_name for row in session.connection().execute(select(files.c.id, files.c.folded_name))}


def test_cases_of_before_are_found_like_new_ones(installation: Installation) -> None:
    two_provinces(installation.settings)
    with installation.open() as database, database.reading() as session:
        expected = names(session)
        rows = {name: list(dumped(session, name)) for name in KEPT}
    rows["case_file"] = list(without("folded_name", rows["case_file"]))

    def restored(session: Session) -> None:
        for name, lines in rows.items():
            load(session, name, lines)

    with installed("sqlite", installation.settings.data_dir / "later", migrated=False) as later, later.open() as empty:
        fill(empty, BEFORE, restored, lambda _: None)
        with empty.reading() as session:
            assert names(session) == expected
            assert count(session, Wanted(name=next(iter(expected.values()))), EVERYTHING) > 0
