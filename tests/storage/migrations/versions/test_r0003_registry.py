"""The registry's revision makes its tables, and nothing of them can be lost."""

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from service.storage import filings, listings, parks
from service.storage.database import Database
from service.storage.parks import Kept
from service.vocabulary.listing import Appraisal, Listing
from service.vocabulary.park import Abolished
from tests.casework.parks import ground, park
from tests.casework.programmes import filing
from tests.storage.builders import NOW

TABLES = ("park_event", "park_appraisal", "park_listing", "duty_filing")


def filled(database: Database) -> None:
    """One row in each table."""
    gone = park("S217001", history=(Abolished(ground()),))
    with database.writing() as session:
        parks.add(session, [park("S217001")], NOW)
        parks.record(session, Kept(gone, 1), NOW)
        listings.add_appraisal(session, Appraisal("S217001", "145"), 0, NOW)
        listings.add_listing(session, Listing("S217001", "145", True, "", NOW.date(), "文"), 0, NOW)
        filings.add_filing(session, filing(), NOW)


def test_the_tables_are_made(database: Database) -> None:
    assert {"park", *TABLES} <= set(inspect(database.engines.reader).get_table_names())


@pytest.mark.parametrize("table", ["park", *TABLES])
def test_no_row_is_ever_deleted(table: str, database: Database) -> None:
    filled(database)
    with pytest.raises(DBAPIError, match="forbidden"), database.writing() as session:
        session.connection().execute(text(f"DELETE FROM {table}"))


@pytest.mark.parametrize("table", TABLES)
def test_what_was_recorded_is_never_changed(table: str, database: Database) -> None:
    filled(database)
    with pytest.raises(DBAPIError, match="forbidden"), database.writing() as session:
        session.connection().execute(text(f"UPDATE {table} SET document = '别的'"))
