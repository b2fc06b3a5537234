"""Accounts are created for people on record, with a code and never a password; one human has one role."""

from dataclasses import replace

import pytest

from service.access.account import AccountState
from service.access.codes import PASSWORD_CODE_LASTS
from service.access.proof import Offered
from service.access.refusals import CodeNotReleased
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.vocabulary.person import Person, Role
from service.workflow.accounts.change_account import Change, release_account
from service.workflow.accounts.create_account import Issued, NewAccount, create_account
from service.workflow.accounts.list_accounts import list_accounts
from service.workflow.accounts.redeem_code import redeem_code
from service.workflow.accounts.sign_in import sign_in
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.people.add_person import add_person
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import CHEAP

SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
ASSESSOR = a_person("李四", Role.ASSESSOR, None)
ADMINISTRATOR = Person(0, "王系统", Role.SYSTEM_ADMIN)


def created(settings: Settings, who: Person, login: str, by: str = "", namesake: str = "") -> Issued:
    wanted = NewAccount(login=login, identity=f"ID {login}", namesake=namesake)
    return create_account(settings, by, str(who.id), wanted, NOW)


def test_a_new_account_is_redeemed_and_signed_in_to(installation: Installation) -> None:
    admin = add_person(installation.settings, ADMINISTRATOR, NOW)
    person = add_person(installation.settings, ASSESSOR, NOW)
    issued = created(installation.settings, person, "LiSi", by=str(admin.id))
    assert (issued.account.login, issued.account.identity, issued.account.role) == ("lisi", "IDLISI", Role.ASSESSOR)
    assert issued.expires_at == NOW + PASSWORD_CODE_LASTS
    (line,) = list_accounts(installation.settings, NOW)
    assert (line.person, line.state) == (person, AccountState.UNREDEEMED)
    with pytest.raises(CodeNotReleased, match="联系安全管理员"):
        redeem_code(installation.settings, issued.code, "Tang9-Buchan-Que", NOW, hasher=CHEAP)
    release_account(installation.settings, Change("lisi", "", NOW))
    redeem_code(installation.settings, issued.code, "Tang9-Buchan-Que", NOW, hasher=CHEAP)
    sign_in(installation.settings, "lisi", Offered(password="Tang9-Buchan-Que"), NOW, CHEAP)
    (event,) = list_audit(installation.settings, Wanted(action="account.create"))
    assert (event.actor, event.role, event.object_id) == (str(admin.id), "system_admin", "lisi")
    assert issued.code not in str(event) + repr(issued)


@SQLITE
def test_what_an_account_needs_is_asked_for(installation: Installation) -> None:
    person = add_person(installation.settings, ASSESSOR, NOW)
    for login, identity in (("", "A1"), ("li si", "A1"), ("lisi", " - ")):
        with pytest.raises(Fault) as caught:
            create_account(installation.settings, "", "李四", NewAccount(login=login, identity=identity), NOW)
        assert caught.value.code == "account-incomplete"
    with pytest.raises(Fault, match="没有编号或姓名为“王五”"):
        create_account(installation.settings, "", "王五", NewAccount(login="wangwu", identity="A1"), NOW)
    created(installation.settings, person, "lisi")
    with pytest.raises(Fault, match="一人只能有一个账号"):
        created(installation.settings, person, "lisi2")
    outcomes = [event.outcome for event in list_audit(installation.settings, Wanted(action="account.create"))]
    assert outcomes == ["refused"] * 4 + ["done", "refused"]


@SQLITE
def test_an_administrator_holds_no_other_role(installation: Installation) -> None:
    settings = installation.settings
    admin = add_person(settings, ADMINISTRATOR, NOW)
    twin = add_person(settings, replace(ASSESSOR, name="王 系统"), NOW)
    other = add_person(settings, replace(ADMINISTRATOR, role=Role.AUDIT_ADMIN), NOW, namesake="同名")
    created(settings, admin, "wang")
    for person in (twin, other):
        with pytest.raises(Fault, match="不得兼任") as caught:
            created(settings, person, "again")
        assert caught.value.code == "two-roles"
    assert created(settings, twin, "another", namesake="另有其人").account.role is Role.ASSESSOR
