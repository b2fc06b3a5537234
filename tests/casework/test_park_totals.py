"""Sums over parks: a park is counted once, an unknown area is not zero."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from service.casework.park_totals import parks_of, totals
from service.vocabulary.jurisdiction import NATIONAL, Jurisdictions
from service.vocabulary.park import Park
from tests.casework.parks import PLACES, park

SUMMING = Jurisdictions(tuple(replace(one, also_sums=("dalian",)) if one.code == "liaoning" else one for one in PLACES))
AREAS = st.none() | st.decimals(0, 10**6, places=2)
PARKS = st.lists(st.tuples(st.sampled_from(list(PLACES.by_code)), AREAS)).map(
    lambda made: [park(f"S{n:06d}", jurisdiction=code, area=area) for n, (code, area) in enumerate(made)]
)


@given(PARKS, st.sampled_from([PLACES, SUMMING]))
def test_the_national_sum_is_that_of_the_jurisdictions(parks: list[Park], places: Jurisdictions) -> None:
    national = totals(parks_of(parks, [NATIONAL], places))
    each = [totals(parks_of(parks, [one.code], PLACES)) for one in PLACES]
    assert national.parks == len(parks) == sum(one.parks for one in each)
    assert national.area == sum(one.area for one in each)
    assert national.without_area == sum(one.without_area for one in each)
    assert totals(parks_of(parks, [*places.by_code, NATIONAL], places)) == national


@given(PARKS)
def test_a_province_has_its_city_once_where_it_is_set_to(parks: list[Park]) -> None:
    with_city = parks_of(parks, ["liaoning"], SUMMING)
    assert len(with_city) == sum(one.jurisdiction in ("liaoning", "dalian") for one in parks)
    assert parks_of(parks, ["liaoning", "dalian"], SUMMING) == with_city
    assert all(one.jurisdiction == "liaoning" for one in parks_of(parks, ["liaoning"], PLACES))


def test_an_unknown_area_is_told_apart() -> None:
    found = totals([park(area=Decimal("20.96")), park("S217002", area=None), park("S217003", area=Decimal("3553.0"))])
    assert (found.parks, found.area, found.without_area) == (3, Decimal("3573.96"), 1)
