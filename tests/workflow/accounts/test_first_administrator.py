"""The first administrators: made on the machine, while nobody has the role."""

from datetime import timedelta
from typing import Any

import pytest

from service.storage import accounts
from service.vocabulary.fault import Fault
from service.vocabulary.person import Person, Role
from service.workflow.accounts.change_account import Change, disable_account, reset_account
from service.workflow.accounts.create_account import Issued, NewAccount
from service.workflow.accounts.first_administrator import first_administrator
from service.workflow.accounts.redeem_code import redeem_code
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.people.add_person import add_person
from service.workflow.people.deactivate_person import deactivate_person
from service.workflow.people.list_people import list_people
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import CHEAP, an_account

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def first(installation: Installation, name: str, login: str, role: Role = Role.SECURITY_ADMIN) -> Issued:
    wanted = NewAccount(login=login, identity=f"ID{login}")
    return first_administrator(installation.settings, name, role, wanted, NOW)


def test_each_of_the_three_is_made_once(installation: Installation) -> None:
    issued = first(installation, "王安全", "wang")
    assert issued.account.role is Role.SECURITY_ADMIN
    redeem_code(installation.settings, issued.code, "Tang9-Buchan-Que", NOW, hasher=CHEAP)
    with pytest.raises(Fault, match="acceptance account reset wang") as caught:
        first(installation, "李安全", "li")
    assert caught.value.code == "administrator-known"
    assert [person.name for person in list_people(installation.settings)] == ["王安全"]
    first(installation, "赵系统", "zhao", Role.SYSTEM_ADMIN)
    first(installation, "钱审计", "qian", Role.AUDIT_ADMIN)
    events = list_audit(installation.settings, Wanted())
    assert [(event.action, event.outcome) for event in events] == [
        ("person.add", "done"),
        ("account.create", "done"),
        ("account.redeem", "done"),
        ("account.create", "refused"),
        *[("person.add", "done"), ("account.create", "done")] * 2,
    ]
    assert {event.role for event in events} == {"operator", "visitor"}


def test_a_successor_is_made_once_the_account_is_disabled(installation: Installation) -> None:
    first(installation, "王安全", "wang")
    disable_account(installation.settings, Change("wang", "", NOW))
    assert first(installation, "李安全", "li").account.login == "li"


@pytest.mark.parametrize("unusable", ["person", "expired", "unredeemed"])
def test_a_successor_is_made_where_the_only_one_left_cannot_act(unusable: str, installation: Installation) -> None:
    settings = installation.settings
    changed: dict[str, Any] = {"password_hash": ""} if unusable == "unredeemed" else {}
    early = NOW - timedelta(days=91) if unusable == "expired" else NOW
    an_account(settings, "wang", Person(0, "王安全", Role.SECURITY_ADMIN), at=early, **changed)
    if unusable == "person":
        deactivate_person(settings, "王安全", NOW)
    assert first(installation, "李安全", "li").account.login == "li"


def test_one_human_is_not_two_administrators(installation: Installation) -> None:
    first(installation, "王安全", "wang")
    for login in ("wang2", "wang"):
        with pytest.raises(Fault):
            first(installation, "王安全", login, Role.AUDIT_ADMIN)
    with installation.open() as database, database.reading() as session:
        assert [account.login for account in accounts.everyone(session)] == ["wang"]


def test_other_roles_are_not_made_here(installation: Installation) -> None:
    with pytest.raises(Fault, match="不是管理员"):
        first(installation, "张三", "zhang", Role.ASSESSOR)


def test_whoever_lost_the_code_is_told_how_to_get_another(installation: Installation) -> None:
    first(installation, "王安全", "wang")
    with pytest.raises(
        Fault,
        match="账号是“wang”，没有另建；一次性代码丢失或过期的，请运行 acceptance account reset wang，得到新的代码",
    ) as told:
        first(installation, " 王安全 ", "wang2")
    assert told.value.code == "person-known"
    assert "run acceptance account reset wang for a new one" in told.value.said.en
    again = reset_account(installation.settings, Change("wang", "", NOW))
    redeemed = redeem_code(installation.settings, again.code, "Tang9-Buchan-Que", NOW, hasher=CHEAP)
    assert redeemed.login == "wang"


def test_a_disabled_account_is_enabled_first(installation: Installation) -> None:
    first(installation, "王安全", "wang")
    disable_account(installation.settings, Change("wang", "", NOW))
    with pytest.raises(
        Fault, match="请先运行 acceptance account enable wang，再运行 acceptance account reset wang"
    ) as told:
        first(installation, "王安全", "wang")
    assert "which is disabled" in told.value.said.en


def test_an_administrator_without_an_account_is_given_one(installation: Installation) -> None:
    person = add_person(installation.settings, Person(0, "王安全", Role.SECURITY_ADMIN), NOW)
    with pytest.raises(Fault, match=f"还没有账号；请运行 acceptance account create {person.id} --login") as told:
        first(installation, "王安全", "wang")
    assert f"run acceptance account create {person.id}" in told.value.said.en
