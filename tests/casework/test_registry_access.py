"""Who may keep the registry of a jurisdiction, and who may record a report."""

import pytest

from service.casework.registry_access import REGISTRARS, require_both, require_registrar, require_reporter
from service.casework.registry_refused import RegistryRefused
from service.vocabulary.jurisdiction import NATIONAL
from service.vocabulary.person import Person, Role
from tests.casework.parks import PLACES


def person(role: Role = Role.ASSESSOR, jurisdiction: str = "gansu", park: str = "") -> Person:
    return Person(1, "张三", role, jurisdiction=jurisdiction, park=park)


@pytest.mark.parametrize("role", list(Role))
def test_roles_of_the_jurisdiction_itself(role: Role) -> None:
    if role in REGISTRARS:
        require_registrar(person(role), "gansu", PLACES)
    else:
        with pytest.raises(RegistryRefused, match="不管理名录"):
            require_registrar(person(role), "gansu", PLACES)


def test_nobody_of_another_place() -> None:
    with pytest.raises(RegistryRefused, match="不能办理辽宁省的事项"):
        require_registrar(person(), "liaoning", PLACES)
    with pytest.raises(RegistryRefused, match="不能办理国家的事项"):
        require_registrar(person(), NATIONAL, PLACES)
    require_registrar(person(jurisdiction=NATIONAL), "liaoning", PLACES)


def test_whoever_runs_the_program_itself() -> None:
    require_registrar(None, "gansu", PLACES)
    require_reporter(None, "gansu", "S627001", PLACES)


def test_a_park_is_handed_over_by_who_answers_for_both() -> None:
    with pytest.raises(RegistryRefused, match="归口变更涉及甘肃省和辽宁省"):
        require_both(person(), "gansu", "liaoning", PLACES)
    require_both(person(jurisdiction=NATIONAL), "gansu", "liaoning", PLACES)
    require_both(None, "gansu", "liaoning", PLACES)


def test_a_park_reports_for_itself_only() -> None:
    submitter = person(Role.SUBMITTER, park="S627001")
    require_reporter(submitter, "gansu", "S627001", PLACES)
    for park in ("S627002", ""):
        with pytest.raises(RegistryRefused):
            require_reporter(submitter, "gansu", park, PLACES)
    require_reporter(person(), "gansu", "S627001", PLACES)
