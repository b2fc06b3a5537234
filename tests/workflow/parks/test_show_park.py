"""All there is on record about a park."""

import pytest

from service.access.scope import Extent, Scope
from service.casework.park_history import OUT_OF_SIGHT
from service.vocabulary.fault import Fault
from service.vocabulary.listing import Answer
from service.vocabulary.park import ParkStatus
from service.workflow.parks.change_park import change_park, merging, splitting
from service.workflow.parks.file_report import Reporting, file_report
from service.workflow.parks.show_park import show_park
from tests.casework.parks import ground
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.registries import DAY, TODAY, appraised, listed, with_parks


def test_everything_on_record(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    appraised(settings, "S217001")
    listed(settings, "S217001")
    file_report(settings, Reporting("", "park-progress", "2022", "", "甲园", DAY, "报告"), "", NOW, TODAY)
    found = show_park(settings, "甲园")
    (standing,) = found.programmes
    assert standing.found is not None
    assert (standing.found.answer, found.version, found.heirs) == (Answer.YES, 3, (found.park,))
    assert standing.listing is not None
    assert (standing.listing.listed, [filing.document for filing in standing.filings]) == (True, ["报告"])


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_where_a_park_went_and_came_from(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    change_park(settings, "甲园", merging("乙园", ground()), "", NOW)
    merged, whole = show_park(settings, "甲园"), show_park(settings, "乙园")
    assert merged.heirs == (whole.park,)
    assert whole.came_from == (merged.park,)
    assert (merged.version, merged.programmes[0].listing, merged.programmes[0].appraisal) == (2, None, None)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_the_other_park_is_told_only_to_who_may_see_it(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    change_park(settings, "甲园", splitting(("乙园", "丙园"), ground()), "", NOW)
    here, there = Scope(Extent.JURISDICTION, "liaoning"), Scope(Extent.JURISDICTION, "gansu")
    divided = show_park(settings, "甲园", parks_seen=here)
    assert [one.id for one in divided.heirs] == ["S217002"]
    assert divided.park.successors == ("S217002", OUT_OF_SIGHT)
    assert divided.park.status is ParkStatus.SPLIT
    assert show_park(settings, "丙园", parks_seen=there).came_from == ()
    assert show_park(settings, "甲园").park.successors == ("S217002", "S627001")
    change_park(settings, "乙园", merging("丙园", ground()), "", NOW)
    assert show_park(settings, "乙园", parks_seen=here).park.successors == (OUT_OF_SIGHT,)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_an_unknown_park(installation: Installation) -> None:
    with pytest.raises(Fault, match="没有编号、代码或名称"):
        show_park(installation.settings, "甲园")
