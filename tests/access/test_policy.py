"""The one table against its second writing; what is in no table nobody may."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.access.policy import POLICY, WITHOUT_ACCOUNT, Reach, may, roles_for, scope_for
from service.access.scope import NOTHING, Place
from service.access.use_cases import Asking, UseCase
from service.casework.access import within_scope
from service.casework.acts.act import KINDS
from service.casework.registry_access import require_registrar, require_reporter
from service.casework.registry_refused import RegistryRefused
from service.casework.transitions import TRANSITIONS
from service.vocabulary.jurisdiction import NATIONAL
from service.vocabulary.person import ADMINISTRATORS, Person, Role
from tests.access.expectations import EXPECTED, PLACES, REACHED, somebody
from tests.access.persons import JURISDICTIONS, persons, places
from tests.casework.builders import opening
from tests.casework.parks import PLACES as PLACES_KNOWN

ASKED: dict[str, Asking] = {case.value: case for case in UseCase} | dict(KINDS)


def test_everything_that_can_be_asked_is_in_both_writings() -> None:
    assert set(ASKED) == set(EXPECTED)
    assert set(POLICY) == set(ASKED.values())


@pytest.mark.parametrize("name", ASKED)
def test_every_role_everywhere(name: str) -> None:
    cells, _ = EXPECTED[name]
    for role, cell in cells.items():
        seen = {where for where, place in PLACES.items() if may(somebody(role), ASKED[name], place)}
        assert seen == REACHED[cell], f"{role.label} {name}"


@pytest.mark.parametrize("name", ASKED)
def test_the_national_bodies_see_what_is_reported_to_them(name: str) -> None:
    cells, nation = EXPECTED[name]
    for role in set(Role) - ADMINISTRATORS:
        person = somebody(role, jurisdiction=NATIONAL)
        seen = {where for where, place in PLACES.items() if may(person, ASKED[name], place)}
        assert seen == REACHED[nation if cells[role] in "jx*" else "-"], f"{role.label} {name}"


@pytest.mark.parametrize("name", ASKED)
def test_who_is_inactive_may_nothing(name: str) -> None:
    inactive = [replace(somebody(role), active=False) for role in Role]
    assert not any(may(person, ASKED[name], place) for person in inactive for place in PLACES.values())


@pytest.mark.parametrize("unknown", ["case.destroy", "", None, Place])
def test_what_is_not_in_the_table_nobody_may(unknown: object) -> None:
    asking = cast(Asking, unknown)
    assert roles_for(asking) == frozenset()
    assert all(scope_for(somebody(role), asking) == NOTHING for role in Role)


def test_a_role_that_is_in_no_row_may_nothing() -> None:
    stranger = somebody(cast(Role, "deputy"))
    assert all(scope_for(stranger, asking) == NOTHING for asking in POLICY)


def test_without_an_account_nothing_that_has_an_object() -> None:
    assert {case.value for case in WITHOUT_ACCOUNT} == {"service.sign_in", "service.state"}


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_administrators_may_nothing_that_business_roles_may_save_for_their_own_account_and_the_list_of_people(
    role: Role,
) -> None:
    business = {asking for asking in POLICY if roles_for(asking) - ADMINISTRATORS}
    shared = {asking for asking in business if role in roles_for(asking)} - {UseCase.LIST_PEOPLE}
    assert {str(asking).split(".")[0] for asking in shared} == {"own", "service"}


@given(persons(), st.sampled_from(sorted(ASKED)), places())
def test_nobody_sees_a_case_of_another_jurisdiction(person: Person, name: str, place: Place) -> None:
    if POLICY[ASKED[name]].reach is Reach.PLACE and may(person, ASKED[name], place):
        assert place.jurisdiction == person.jurisdiction in JURISDICTIONS


@given(persons(), st.sampled_from(sorted(KINDS)), places())
def test_an_act_is_let_through_exactly_where_the_case_takes_it(person: Person, name: str, place: Place) -> None:
    act = KINDS[name]
    case = opening(jurisdiction=place.jurisdiction, city=place.city, park=place.park)
    takes = person.role in TRANSITIONS[act].roles and not within_scope(person, case)
    hidden = person.role is Role.EXPERT and place.early
    assert may(person, act, place) == (takes and place.jurisdiction != "" and not hidden)


@given(persons(), places())
def test_who_may_act_on_a_case_sees_it_and_its_files(person: Person, place: Place) -> None:
    if may(person, UseCase.ACT_ON_CASE, place):
        assert all(may(person, one, place) for one in (UseCase.READ_CASE, UseCase.READ_FILE))
        inside = person.role is not Role.SUBMITTER
        assert all(may(person, one, place) is inside for one in (UseCase.READ_CASE_HISTORY, UseCase.READ_EVALUATION))


@given(persons(), places(), st.booleans())
def test_who_keeps_the_registry_or_reports_is_who_the_registry_takes_it_from(
    person: Person, place: Place, for_park: bool
) -> None:
    at = place if for_park else replace(place, city="", park="")
    if person.active and at.jurisdiction and not at.early:
        kept = _taken(require_registrar, person, at.jurisdiction)
        assert may(person, UseCase.KEEP_PARKS, at) == may(person, UseCase.KEEP_LISTING, at) == kept
        if may(person, UseCase.FILE_REPORT, at):
            assert _taken(require_reporter, person, at.jurisdiction, at.park)


def _taken(required: Callable[..., None], person: Person, *of: str) -> bool:
    try:
        required(person, *of, PLACES_KNOWN)
    except RegistryRefused:
        return False
    return True
