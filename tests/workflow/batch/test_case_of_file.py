"""A workbook belongs to the one open case of the park it names."""

import pytest

from service.storage import parks
from service.storage.database import Database
from service.vocabulary.fault import Fault
from service.vocabulary.park import Park
from service.workflow.batch.case_of_file import CasesKnown, cases_known
from tests.casework.builders import walk
from tests.storage.builders import NOW
from tests.storage.stored_cases import stored

KNOWN = CasesKnown({"s1": ("a",), "s2": ("a", "b")}, {"滨江": ("a",)})


def code_of(code: str) -> str:
    with pytest.raises(Fault) as caught:
        KNOWN.of_code(code)
    assert caught.value.said.zh
    assert caught.value.said.en
    return caught.value.code


def test_one_case_is_meant_or_it_is_said_why_not() -> None:
    assert (KNOWN.of_code(" S1 "), KNOWN.of_name("滨 江")) == ("a", "a")
    assert (code_of(""), code_of("S3"), code_of("S2")) == ("no-park-code", "case-not-found", "case-ambiguous")


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_every_name_and_code_of_a_park_leads_to_its_case(database: Database) -> None:
    driven = walk().open()
    opened = driven.now.opened
    with database.writing() as session:
        parks.add(session, [Park(opened.park, "S339901", opened.park_name, "zhejiang", city=opened.city)], NOW)
    case = stored(database, driven)
    with database.reading() as session:
        known, elsewhere = cases_known(session, "zhejiang"), cases_known(session, "jiangsu")
    assert {known.of_code(opened.park), known.of_code("S339901"), known.of_name(opened.park_name)} == {case}
    assert (elsewhere.by_code, elsewhere.by_name) == ({}, {})
