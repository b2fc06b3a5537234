"""Where people act, in words."""

from __future__ import annotations

from pathlib import Path

from service.settings import Settings
from service.vocabulary.person import Person, Role
from service.workflow.people.person_scope import scopes_told

CITY = Person(1, "吴初审", Role.CITY_REVIEWER, None, "zhejiang", "宁海市")


def test_a_jurisdiction_is_told_by_its_name_and_an_administrator_sees_no_business(tmp_path: Path) -> None:
    told = scopes_told(Settings(), (CITY, Person(2, "孙系统", Role.SYSTEM_ADMIN)))
    assert [one.scope.zh for one in told] == ["浙江省 宁海市", "本系统（看不到业务数据）"]
    bare = scopes_told(Settings(rules_dir=tmp_path), (CITY,))
    assert bare[0].scope.zh == "zhejiang 宁海市"
