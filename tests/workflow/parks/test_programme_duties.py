"""Duties on a day: of a jurisdiction with its listed parks, of one park, of all."""

from datetime import date

import pytest

from service.access.scope import Extent, Scope
from service.casework.duties import Progress
from service.vocabulary.fault import Fault
from service.workflow.parks.change_park import change_park, merging, reassigning
from service.workflow.parks.file_report import Reporting, file_report
from service.workflow.parks.programme_duties import DutyStatus, programme_duties
from tests.casework.parks import ground
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.registries import TODAY, listed, with_parks

ON_SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def by_key(found: tuple[DutyStatus, ...]) -> dict[tuple[str, str, str], DutyStatus]:
    """(duty, period, park) → status."""
    return {(s.obligation.occasion.duty.id, s.obligation.occasion.period, s.obligation.park): s for s in found}


def test_what_was_filed_is_done_and_the_rest_is_overdue(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    listed(settings, "S217001")
    on = date(2022, 7, 5)
    file_report(settings, Reporting("", "park-list", "", "辽宁", "", on, "文"), "", NOW, TODAY)
    found = by_key(programme_duties(settings, "", "辽宁", "", date(2023, 1, 10)).statuses)
    assert (found["park-list", "145", ""].progress, found["park-list", "145", ""].days) == (Progress.DONE, 5)
    own = found["park-progress", "2022", "S217001"]
    assert (own.progress, own.days) == (Progress.OVERDUE, 10)
    assert found["jurisdiction-progress", "2022", ""].progress is Progress.DUE_SOON
    assert len(found) == 10


@ON_SQLITE
def test_one_park_has_its_own_duties_only(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    listed(settings, "S217001")
    found = programme_duties(settings, "145", "", "甲园", date(2023, 1, 10))
    assert {one.obligation.park for one in found.statuses} == {"S217001"}
    assert [one.obligation.occasion.period for one in found.statuses] == ["2022", "2023", "2024", "2025"]
    assert programme_duties(settings, "145", "", "乙园", date(2023, 1, 10)).statuses == ()


@ON_SQLITE
def test_every_jurisdiction_has_its_duties(installation: Installation) -> None:
    found = programme_duties(installation.settings, "", "", "", date(2022, 7, 1))
    late = [one for one in found.statuses if one.progress is Progress.OVERDUE]
    assert len({one.obligation.jurisdiction for one in late}) == 37
    assert {one.obligation.occasion.duty.id for one in late} == {"park-list"}
    with pytest.raises(Fault):
        programme_duties(installation.settings, "", "辽东", "", TODAY)


@ON_SQLITE
def test_off_the_list_merged_or_reassigned(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    for park in ("S217001", "S217002"):
        listed(settings, park)
    listed(settings, "S217001", False, date(2023, 6, 1))
    change_park(settings, "乙园", merging("甲园", ground("2024-03-01")), "", NOW)
    found = by_key(programme_duties(settings, "", "辽宁", "", TODAY).statuses)
    assert {key[1:] for key in found if key[0] == "park-progress"} == {
        ("2022", "S217001"), ("2022", "S217002"), ("2023", "S217002"),
    }  # fmt: skip
    change_park(settings, "甲园", reassigning("大连", ground("2022-01-01")), "", NOW)
    moved = by_key(programme_duties(settings, "", "大连", "", TODAY).statuses)
    assert ("park-progress", "2022", "S217001") in moved


@ON_SQLITE
def test_a_park_sees_its_own_duties_and_a_jurisdiction_those_of_its_parks(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    listed(settings, "S217001")
    listed(settings, "S217002")
    of_park = programme_duties(settings, "", "", "", TODAY, Scope(Extent.PARK, "liaoning", park="S217001"))
    assert {one.obligation.park for one in of_park.statuses} == set(of_park.parks) == {"S217001"}
    of_place = programme_duties(settings, "", "", "", TODAY, Scope(Extent.JURISDICTION, "liaoning"))
    assert {one.obligation.park for one in of_place.statuses} == {"", "S217001", "S217002"}
    assert {one.obligation.jurisdiction for one in of_place.statuses} == {"liaoning"}
    with pytest.raises(Fault, match="名录里没有"):
        programme_duties(settings, "", "", "丙园", TODAY, Scope(Extent.JURISDICTION, "liaoning"))
