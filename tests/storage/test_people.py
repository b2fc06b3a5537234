"""People on record: found by id or a name that means one of them, and never gone."""

from dataclasses import replace

import pytest

from service.storage import people
from service.storage.database import Database
from service.vocabulary.fault import Fault
from service.vocabulary.person import Department, Person, Role
from tests.storage.builders import NOW, a_person


def added(database: Database, *persons: Person, namesake: str = "") -> list[Person]:
    with database.writing() as session:
        return [people.add(session, person, NOW, namesake) for person in persons]


def found(database: Database, who: str) -> Person:
    with database.reading() as session:
        return people.find(session, who)


def refused(database: Database, who: str) -> Fault:
    with pytest.raises(Fault) as caught:
        found(database, who)
    return caught.value


def test_a_person_is_found_by_id_and_by_name(database: Database) -> None:
    asked = Person(7, "  欧阳  修 ", Role.CITY_REVIEWER, Department.MIIT, "zhejiang", "杭州市", "")
    (person,) = added(database, asked)
    assert person == replace(asked, id=person.id, name="欧阳 修")
    assert found(database, str(person.id)) == found(database, " 欧阳 修") == person
    with database.reading() as session:
        assert people.everyone(session) == (person,)
        assert people.get(session, person.id) == person
        assert people.get(session, 99) is None


@pytest.mark.parametrize("role", Role)
def test_every_role_can_be_kept(role: Role, database: Database) -> None:
    whole = Person(0, "张三", role, Department.DRC, "zhejiang", "杭州市", "P-1")
    (person,) = added(database, whole)
    assert replace(found(database, "张三"), id=0) == whole
    assert person.active


def test_what_a_role_needs_is_asked_for(database: Database) -> None:
    with pytest.raises(Fault, match="审批人须写明部门") as caught:
        added(database, a_person(department=None))
    assert caught.value.code == "person-incomplete"


def test_the_same_person_is_not_added_twice(database: Database) -> None:
    added(database, a_person())
    with pytest.raises(Fault, match="张三（编号 1），没有重复登记"):
        added(database, a_person(), namesake="另有其人")


def test_a_name_comes_into_a_jurisdiction_again_only_with_a_reason(database: Database) -> None:
    (person,) = added(database, a_person())
    with database.writing() as session:
        people.deactivate(session, "张三", NOW)
    with pytest.raises(Fault, match="张三（编号 1，审批人，已停用）") as caught:
        added(database, a_person("张 三", department=Department.MIIT), namesake=" ")
    assert caught.value.code == "person-namesake"
    (again,) = added(database, a_person(department=Department.MIIT), namesake="调任工信局")
    (elsewhere,) = added(database, replace(a_person(role=Role.ASSESSOR), jurisdiction="ningbo"))
    assert len({person.id, again.id, elsewhere.id}) == 3


def test_a_name_of_several_asks_for_the_id(database: Database) -> None:
    first, second = added(database, a_person(), a_person(department=Department.MIIT), namesake="另有其人")
    error = refused(database, "张三")
    assert error.code == "person-ambiguous"
    assert f"{first.id} 审批人" in str(error)
    assert f"{second.id} 审批人" in str(error)
    assert found(database, str(second.id)) == second


def test_an_inactive_person_acts_no_more_but_stays(database: Database) -> None:
    (person,) = added(database, a_person())
    with database.writing() as session:
        gone = people.deactivate(session, "张三", NOW)
    assert gone == replace(person, active=False)
    assert [refused(database, who).code for who in ("张三", str(person.id))] == ["person-inactive"] * 2
    with database.reading() as session:
        assert people.get(session, person.id) == gone
    (again,) = added(database, a_person(), namesake="重新启用")
    assert again.id != person.id
    assert found(database, "张三") == again, "the name means the active one"


@pytest.mark.parametrize("who", ["王五", "99", "", "９"])
def test_somebody_unknown_is_named(who: str, database: Database) -> None:
    error = refused(database, who)
    assert error.code == "person-unknown"
    assert f"“{who}”" in str(error)
