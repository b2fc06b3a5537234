"""Every role and department has its words, and each role says what it needs."""

from dataclasses import replace

import pytest

from service.vocabulary.person import Department, Person, Role, is_among, marks, same_name, same_person


def a_person(role: Role, **given: str) -> Person:
    return Person(id=1, name="张三", role=role, jurisdiction=given.get("jurisdiction", "zhejiang"))


def test_every_role_and_department_has_words_of_its_own_in_both_languages() -> None:
    said = [word.said for kind in (Role, Department) for word in kind]
    assert len({one.zh for one in said}) == len({one.en for one in said}) == len(Role) + len(Department)
    assert Role.APPROVER.label == "审批人"
    assert Department.DRC.label == "发改"


@pytest.mark.parametrize(
    ("role", "lacking"),
    [
        (Role.APPROVER, ("部门",)),
        (Role.CITY_REVIEWER, ("设区市",)),
        (Role.SUBMITTER, ("园区",)),
        (Role.ASSESSOR, ()),
    ],
)
def test_a_role_says_what_it_needs(role: Role, lacking: tuple[str, ...]) -> None:
    assert tuple(one.zh for one in a_person(role).lacks()) == lacking


def test_only_administrators_need_no_jurisdiction() -> None:
    free = {role for role in Role if "主管地区" not in {one.zh for one in a_person(role, jurisdiction="").lacks()}}
    assert free == {Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN}


def test_nobody_is_nameless() -> None:
    assert Person(1, "  ", Role.AUDIT_ADMIN).lacks()[0].en == "a name"


def test_a_name_is_the_same_but_for_its_spaces() -> None:
    assert same_name("张 三", "张三")
    assert not same_name("张三", "张三丰")


def test_two_entries_are_one_person_by_id_or_by_name() -> None:
    person = a_person(Role.ASSESSOR)
    assert same_person(person, replace(person, name="李四", role=Role.APPROVER))
    assert same_person(person, replace(person, id=2, name="张 三", role=Role.APPROVER))
    assert not same_person(person, replace(person, id=2, name="李四"))
    assert is_among(person, [replace(person, id=2, name="李四"), replace(person, name="李四")])
    assert not is_among(person, [])


def test_an_entry_is_told_by_marks_that_have_no_space_and_stand_for_nothing_else() -> None:
    person = replace(a_person(Role.ASSESSOR), id=7, name=" 张\u3000三\n")
    assert marks(person) == {"7", "=张三"}
    assert marks(person).isdisjoint(marks(replace(person, id=77, name="7"))), "a name is no id"
