"""Only a park that is active and on the list has a case."""

from dataclasses import replace
from datetime import date

import pytest

from service.storage import listings, parks
from service.storage.parks import Kept
from service.vocabulary.fault import Fault
from service.vocabulary.listing import Listing
from service.vocabulary.park import Abolished
from service.workflow.cases.open_listed_case import open_listed_case
from tests.casework.builders import START
from tests.casework.parks import ground, park
from tests.storage.installations import Installation
from tests.storage.stored_cases import put_people
from tests.workflow.case_walks import asked

FOUND = park("S337901")


def registered(installation: Installation, *decisions: bool) -> None:
    with installation.open() as database, database.writing() as session:
        put_people(session)
        parks.add(session, [replace(FOUND, jurisdiction="zhejiang", city="宁海市")], START)
        for seen, listed in enumerate(decisions):
            made = Listing(FOUND.id, "145", listed, "理由", date(2022, 6, 1 + seen), "文")
            listings.add_listing(session, made, seen, START)


def test_a_listed_park_is_found_by_code_or_name(installation: Installation) -> None:
    registered(installation, True)
    done = open_listed_case(installation.settings, FOUND.name, "", asked(START))
    opened = done.case.opened
    assert (opened.park, opened.park_name, opened.programme) == (FOUND.code, FOUND.name, "145")


@pytest.mark.parametrize("decisions", [(), (False,), (True, False)])
def test_a_park_that_is_not_on_the_list_has_none(decisions: tuple[bool, ...], installation: Installation) -> None:
    registered(installation, *decisions)
    with pytest.raises(Fault, match=r"没有列入.*的园区清单，不能立案"):
        open_listed_case(installation.settings, FOUND.code, "145", asked(START))


def test_a_park_that_is_gone_has_none(installation: Installation) -> None:
    registered(installation, True)
    gone = replace(FOUND, jurisdiction="zhejiang", city="宁海市", history=(Abolished(ground()),))
    with installation.open() as database, database.writing() as session:
        parks.record(session, Kept(gone, 1), START)
    with pytest.raises(Fault, match="已撤销，不能立案"):
        open_listed_case(installation.settings, FOUND.code, "145", asked(START))
