"""Parks by what is asked, each once, with their sums."""

from decimal import Decimal

import pytest

from service.access.scope import Extent, Scope
from service.vocabulary.fault import Fault
from service.vocabulary.park import ApprovingLevel, ParkStatus
from service.workflow.parks.change_park import abolishing, change_park, renaming
from service.workflow.parks.list_parks import Filter, list_parks
from tests.casework.parks import ground
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.registries import with_parks

ON_SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def test_sums_count_each_park_once(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    everywhere = list_parks(settings, Filter()).totals
    assert (everywhere.parks, everywhere.area, everywhere.without_area) == (3, Decimal("520.96"), 1)
    assert list_parks(settings, Filter(("国家", "甘肃"))).totals == everywhere
    assert list_parks(settings, Filter(("辽宁", "liaoning", "甘肃省"))).totals == everywhere
    assert list_parks(settings, Filter(("甘肃",))).totals.parks == 1


@ON_SQLITE
@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Filter(name="旧"), ["S217001"]),
        (Filter(name="园"), ["S217001", "S217002", "S627001"]),
        (Filter(level=ApprovingLevel.NATIONAL), []),
        (Filter(status=ParkStatus.ABOLISHED), ["S627001"]),
        (Filter(type="经济"), []),
        (Filter(city="沈阳"), []),
    ],
)
def test_filters(wanted: Filter, ids: list[str], installation: Installation) -> None:
    settings = with_parks(installation.settings)
    change_park(settings, "甲园", renaming("旧园", ground()), "", NOW)
    change_park(settings, "S217001", renaming("甲园新址", ground("2021-01-01")), "", NOW)
    change_park(settings, "丙园", abolishing(ground()), "", NOW)
    assert [park.id for park in list_parks(settings, wanted).parks] == ids


@ON_SQLITE
def test_an_unknown_place(installation: Installation) -> None:
    with pytest.raises(Fault, match="没有名为“辽东”的主管地区"):
        list_parks(installation.settings, Filter(("辽东",)))


@ON_SQLITE
def test_parks_and_sums_of_what_is_seen_only(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    seen = list_parks(settings, Filter(), Scope(Extent.PARK, "liaoning", park="S217001"))
    assert ([park.id for park in seen.parks], seen.totals.parks) == (["S217001"], 1)
    assert list_parks(settings, Filter(("甘肃",)), Scope(Extent.JURISDICTION, "liaoning")).parks == ()
