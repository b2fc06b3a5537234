"""What a person sees, and that a narrower scope never sees more."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.access.scope import (
    EVERYTHING,
    INSTALLATION,
    NOTHING,
    Extent,
    Place,
    Scope,
    place_of_park,
    place_of_person,
    scope_of,
)
from service.vocabulary.jurisdiction import NATIONAL
from service.vocabulary.person import ADMINISTRATORS, Person, Role
from tests.access.expectations import somebody
from tests.access.persons import persons, places
from tests.casework.parks import park


@pytest.mark.parametrize(
    ("narrowed", "extent"),
    [({}, Extent.JURISDICTION), ({"city": "宁海市"}, Extent.CITY), ({"city": "宁海市", "park": "P1"}, Extent.PARK)],
)
def test_a_viewer_is_as_narrow_as_their_entry(narrowed: dict[str, str], extent: Extent) -> None:
    assert scope_of(somebody(Role.VIEWER, **narrowed)).extent is extent


@pytest.mark.parametrize("role", [Role.ASSESSOR, Role.EXPERT, Role.APPROVER, Role.POLICY_OFFICER])
def test_city_and_park_narrow_nobody_who_works_for_the_jurisdiction(role: Role) -> None:
    assert scope_of(somebody(role, city="宁海市", park="P1")).extent is Extent.JURISDICTION


def test_administrators_and_the_inactive_see_nothing() -> None:
    assert {scope_of(somebody(role, jurisdiction="zhejiang")) for role in ADMINISTRATORS} == {NOTHING}
    assert {scope_of(replace(somebody(role), active=False)) for role in Role} == {NOTHING}


def test_the_national_bodies_see_everything_and_have_no_cities_or_parks() -> None:
    assert scope_of(somebody(Role.VIEWER, jurisdiction=NATIONAL)) == EVERYTHING
    for role in (Role.SUBMITTER, Role.CITY_REVIEWER):
        assert not scope_of(somebody(role, jurisdiction=NATIONAL)).covers(Place("zhejiang", "宁海市", "P1"))


def test_what_is_not_stated_is_nobodys() -> None:
    for extent in (Extent.PARK, Extent.CITY, Extent.JURISDICTION, Extent.NOTHING):
        assert not Scope(extent).covers(INSTALLATION)
    assert not Scope(Extent.CITY, "zhejiang").covers(Place("zhejiang"))
    assert not Scope(Extent.PARK, "zhejiang", "宁海市").covers(Place("zhejiang", "宁海市"))


def test_an_expert_sees_a_case_from_the_site_visit_on() -> None:
    sees = scope_of(somebody(Role.EXPERT))
    assert sees.covers(Place("zhejiang", "宁海市", "P1"))
    assert not sees.covers(Place("zhejiang", "宁海市", "P1", early=True))
    assert (sees.expert, scope_of(somebody(Role.ASSESSOR)).expert) == (somebody(Role.EXPERT).id, 0)


def test_where_parks_and_people_are() -> None:
    of_city = park("P1", jurisdiction="zhejiang", city="宁海市")
    assert place_of_park(of_city) == place_of_person(somebody(Role.SUBMITTER)) == Place("zhejiang", "宁海市", "P1")


@given(persons(), places())
def test_a_narrower_scope_never_sees_more(person: Person, place: Place) -> None:
    wide = Scope(Extent.JURISDICTION, person.jurisdiction)
    city = Scope(Extent.CITY, person.jurisdiction, person.city)
    own = Scope(Extent.PARK, person.jurisdiction, person.city, person.park)
    in_own_city = place.city == person.city != ""
    chain = [NOTHING, own, *([city] if in_own_city else []), wide, EVERYTHING]
    sees = [scope.covers(place) for scope in chain]
    assert sees == sorted(sees)
    assert city.covers(place) <= wide.covers(place)


@given(places(), st.sampled_from(Extent))
def test_without_early_cases_never_more_than_with_them(place: Place, extent: Extent) -> None:
    full = Scope(extent, "zhejiang", "宁海市", "P1")
    assert replace(full, early=False).covers(place) <= full.covers(place)
