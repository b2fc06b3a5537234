"""Coverage by jurisdiction and together, each park once, undetermined eligibility as a range."""

from datetime import date
from fractions import Fraction

import pytest

from service.access.scope import Extent, Scope
from service.vocabulary.jurisdiction import NATIONAL
from service.vocabulary.listing import Answer
from service.workflow.parks.change_park import abolishing, change_park, merging, reassigning
from service.workflow.parks.programme_coverage import programme_coverage
from tests.casework.parks import ground
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.registries import TODAY, appraised, listed, with_parks


def test_a_range_until_all_is_determined(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    appraised(settings, "S217001")
    listed(settings, "S217001")
    found = programme_coverage(settings, "", ("辽宁", "liaoning", "甘肃"), TODAY)
    rates = dict(found.rows)
    assert (rates["liaoning"].listed.low, rates["liaoning"].listed.high) == (Fraction(1, 2), Fraction(1))
    assert rates["gansu"].listed.exact == 0
    assert (found.together.listed.low, found.together.listed.high) == (Fraction(1, 3), Fraction(1))
    appraised(settings, "S217002", Answer.NO)
    appraised(settings, "S627001")
    found = programme_coverage(settings, "", (NATIONAL,), TODAY)
    assert (len(found.rows), found.together.listed.exact) == (37, Fraction(1, 2))


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_the_day_decides_what_is_counted(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    appraised(settings, "S217001", on=date(2022, 5, 1))
    listed(settings, "S217001", on=date(2022, 6, 1))
    change_park(settings, "乙园", abolishing(ground("2024-01-01")), "", NOW)

    def counted(on: date) -> tuple[int, int, int]:
        rate = dict(programme_coverage(settings, "", ("辽宁",), on).rows)["liaoning"].listed
        return rate.eligible, rate.reached, rate.undetermined

    assert counted(date(2022, 4, 30)) == (0, 0, 2)
    assert counted(date(2022, 5, 31)) == (1, 0, 1)
    assert counted(date(2023, 1, 1)) == (1, 1, 1)
    assert counted(date(2024, 1, 1)) == (1, 1, 0)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_on_a_past_day_a_park_counts_where_it_belonged_then(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    appraised(settings, "S217001", on=date(2022, 5, 1))
    change_park(settings, "甲园", reassigning("甘肃", ground("2024-01-01")), "", NOW)

    def eligible(on: date) -> tuple[int, int]:
        rates = dict(programme_coverage(settings, "", ("辽宁", "甘肃"), on).rows)
        return rates["liaoning"].listed.eligible, rates["gansu"].listed.eligible

    assert (eligible(date(2023, 12, 31)), eligible(date(2024, 1, 1))) == ((1, 0), (0, 1))


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_what_a_merged_park_had_reached_counts_for_the_park_it_became_part_of(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    appraised(settings, "S217001")
    listed(settings, "S217002", on=date(2022, 6, 1))
    change_park(settings, "乙园", merging("甲园", ground("2024-01-01")), "", NOW)

    def counted(on: date) -> tuple[int, int, int]:
        rate = dict(programme_coverage(settings, "", ("辽宁",), on).rows)["liaoning"].listed
        return rate.eligible, rate.reached, rate.reached_undetermined

    assert (counted(date(2023, 12, 31)), counted(date(2024, 1, 1))) == ((1, 0, 1), (1, 1, 0))


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_only_what_is_seen_is_counted(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    for park_id in ("S217001", "S217002", "S627001"):
        appraised(settings, park_id)
    own = programme_coverage(settings, "", (), TODAY, Scope(Extent.JURISDICTION, "liaoning"))
    assert [(code, one.listed.eligible) for code, one in own.rows] == [("liaoning", 2)]
    assert own.together.listed.eligible == 2
    alone = programme_coverage(settings, "", (NATIONAL,), TODAY, Scope(Extent.PARK, "liaoning", park="S217001"))
    assert [one.listed.eligible for _, one in alone.rows] == [1]
    assert programme_coverage(settings, "", ("甘肃",), TODAY, Scope(Extent.JURISDICTION, "liaoning")).rows == ()
