"""A park is shown exactly, with its jurisdiction by name."""

from decimal import Decimal

from service.api.parks.park import ParkShown
from tests.casework.parks import PLACES, park


def test_area_is_exact_and_missing_is_not_zero() -> None:
    shown = ParkShown.of(park(area=Decimal("500.10"), industries=("化工",)), PLACES)
    assert (shown.area, shown.jurisdiction_name, shown.status.code) == ("500.1", "辽宁省", "active")
    assert ParkShown.of(park(area=None), PLACES).area is None
