"""Appraisals and listings: versions in order, the last holds, a stale one is refused."""

from datetime import date

import pytest

from service.storage import listings, parks
from service.storage.database import Database
from service.vocabulary.fault import Fault
from service.vocabulary.listing import Answer, Appraisal, Listing
from tests.casework.parks import park
from tests.storage.builders import NOW

DAY = date(2022, 5, 1)
FIRST = Appraisal("S217001", "145", {"level": Answer.YES, "industry": Answer.UNKNOWN}, DAY, "文一", "")
SECOND = Appraisal("S217001", "145", {"level": Answer.NO}, DAY, "文二", "撤销")


def test_versions_in_order_by_programme(database: Database) -> None:
    decision = Listing("S217001", "145", True, "先行", DAY, "文三")
    with database.writing() as session:
        parks.add(session, [park("S217001")], NOW)
        listings.add_appraisal(session, FIRST, 0, NOW)
        listings.add_appraisal(session, SECOND, 1, NOW)
        listings.add_listing(session, decision, 0, NOW)
    with database.reading() as session:
        found = listings.appraisals(session, "145")["S217001"]
        assert (found.versions, found.last) == ((FIRST, SECOND), SECOND)
        assert listings.listings(session, "145")["S217001"].versions == (decision,)
        assert listings.appraisals(session, "155") == {}


def test_a_stale_version_is_refused(database: Database) -> None:
    with database.writing() as session:
        parks.add(session, [park("S217001")], NOW)
        listings.add_appraisal(session, FIRST, 0, NOW)
    for seen in (0, 2):
        with pytest.raises(Fault, match="之后已被他人改动"), database.writing() as session:
            listings.add_appraisal(session, SECOND, seen, NOW)
