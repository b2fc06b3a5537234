"""Reports in the database: as they went in, each once."""

import pytest

from service.storage import filings
from service.storage.database import Database
from service.vocabulary.fault import Fault
from tests.casework.programmes import filing
from tests.storage.builders import NOW


def test_reports_come_out_in_the_order_of_recording(database: Database) -> None:
    made = (filing(filed_on="2022-07-01"), filing(), filing("progress", "2022-12-30", period="2022", park="S217001"))
    with database.writing() as session:
        for one in made:
            filings.add_filing(session, one, NOW)
    with database.reading() as session:
        assert filings.filings(session, "145") == made
        assert filings.filings(session, "155") == ()


def test_the_same_report_is_not_recorded_twice(database: Database) -> None:
    with database.writing() as session:
        filings.add_filing(session, filing(), NOW)
    with pytest.raises(Fault, match="已经登记过"), database.writing() as session:
        filings.add_filing(session, filing(), NOW)
