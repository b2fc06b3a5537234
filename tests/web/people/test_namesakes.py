"""What is said of people of one name names the field of the form."""

from __future__ import annotations

from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.web.people.namesakes import FIELD, field_of, in_form


def test_the_option_becomes_the_field() -> None:
    fault = Fault("two-roles", Said("确是两个人，请用 --namesake 写明", "say so with --namesake"))
    assert in_form(fault).zh == "确是两个人，请在“同名的理由”一栏写明"
    assert in_form(fault).en == "say so with the field “why they are two”"
    assert field_of(fault, {}) == FIELD
    other = Fault("login-taken", Said("已有", "taken"))
    assert (in_form(other), field_of(other, {"login-taken": "login"})) == (other.said, "login")
