"""The parks of a jurisdiction against its conditions."""

import pytest

from service.access.scope import Extent, Scope
from service.vocabulary.fault import Fault
from service.vocabulary.listing import Answer
from service.workflow.parks.change_park import abolishing, change_park
from service.workflow.parks.park_eligibility import park_eligibility
from tests.casework.parks import ground
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.registries import appraised, listed, with_parks


def test_every_park_with_its_conditions_and_its_decision(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    appraised(settings, "S217001", Answer.NO)
    listed(settings, "S217001", False)
    found = park_eligibility(settings, "辽宁", "")
    told = [(one.park.id, one.found.answer, one.listing and one.listing.listed) for one in found.parks]
    assert told == [("S217001", Answer.NO, False), ("S217002", Answer.UNKNOWN, None)]
    assert found.terms.id == "145"
    assert [one.park.id for one in park_eligibility(settings, "辽宁", "145", Answer.UNKNOWN).parks] == ["S217002"]


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_parks_that_are_no_more_are_left_out(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    change_park(settings, "甲园", abolishing(ground()), "", NOW)
    assert [one.park.id for one in park_eligibility(settings, "辽宁", "").parks] == ["S217002"]
    with pytest.raises(Fault):
        park_eligibility(settings, "国家", "")


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_parks_that_are_not_seen_are_left_out(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    found = park_eligibility(settings, "辽宁", "", scope=Scope(Extent.PARK, "liaoning", park="S217002"))
    assert [one.park.id for one in found.parks] == ["S217002"]
