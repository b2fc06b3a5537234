"""Roles and departments are written as code or in Chinese."""

import pytest

from service.cli.person.options import read_department, read_role
from service.cli.usage import NotUnderstood
from service.vocabulary.person import Department, Role


@pytest.mark.parametrize("role", Role)
def test_a_role_is_read_by_code_and_by_word(role: Role) -> None:
    assert read_role(role.value.upper()) is read_role(f" {role.label} ") is role
    assert read_role(role.value.replace("_", "-")) is role


@pytest.mark.parametrize("department", Department)
def test_a_department_is_read_by_code_and_by_word(department: Department) -> None:
    assert read_department(department.value) is read_department(department.label) is department


def test_anything_else_is_refused_with_the_list() -> None:
    with pytest.raises(NotUnderstood, match="没有名为“领导”的角色；请写其中之一：submitter（园区填报员）、"):
        read_role("领导")
    with pytest.raises(NotUnderstood, match="没有名为“”的部门；请写其中之一：drc（发改）、miit（工信）"):
        read_department("")
