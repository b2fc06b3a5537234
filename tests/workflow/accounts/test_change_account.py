"""What administrators do to accounts, by whom, and what follows for sessions, codes and passwords."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from service.access.account import AccountState
from service.access.refusals import NotSignedIn, SignInRefused
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.vocabulary.person import Person, Role
from service.workflow.accounts.change_account import (
    Change,
    assign_account,
    disable_account,
    enable_account,
    end_sessions,
    release_account,
    reset_account,
    unlock_account,
)
from service.workflow.accounts.list_accounts import show_account
from service.workflow.accounts.redeem_code import redeem_code
from service.workflow.accounts.signed_in import signed_in
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.people.add_person import add_person
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import CHEAP, LATER, PASSWORD, an_account, enter

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
OPERATOR = Change("zhangsan", "", NOW)


def security(settings: Settings, login: str = "anquan") -> str:
    """The id of a security administrator with an account."""
    return str(an_account(settings, login, Person(0, f"安全 {login}", Role.SECURITY_ADMIN)).person)


def test_a_disabled_account_is_closed_until_it_is_enabled(installation: Installation) -> None:
    an_account(installation.settings)
    mine = enter(installation.settings)
    disabled = disable_account(installation.settings, OPERATOR)
    assert disabled.disabled_at == NOW
    assert disable_account(installation.settings, Change("zhangsan", "", NOW + LATER)) == disabled
    with pytest.raises(NotSignedIn, match="账号已停用"):
        signed_in(installation.settings, mine.token, NOW)
    with pytest.raises(SignInRefused):
        enter(installation.settings, at=NOW + LATER)
    with pytest.raises(Fault, match="请先恢复"):
        reset_account(installation.settings, OPERATOR)
    enable_account(installation.settings, OPERATOR)
    enter(installation.settings, at=NOW + LATER)


def test_an_expired_account_is_enabled(installation: Installation) -> None:
    an_account(installation.settings)
    late = NOW + timedelta(days=90)
    assert show_account(installation.settings, "zhangsan", late).line.state is AccountState.EXPIRED
    enable_account(installation.settings, Change("zhangsan", "", late))
    enter(installation.settings, at=late)


def test_a_locked_account_is_unlocked(installation: Installation) -> None:
    an_account(installation.settings, locked_until=NOW + timedelta(minutes=30))
    with pytest.raises(SignInRefused):
        enter(installation.settings)
    unlock_account(installation.settings, OPERATOR)
    enter(installation.settings)


def test_a_reset_voids_password_and_sessions_and_where_asked_the_second_factor(installation: Installation) -> None:
    an_account(installation.settings)
    mine = enter(installation.settings)
    issued = reset_account(installation.settings, OPERATOR)
    with pytest.raises(NotSignedIn):
        signed_in(installation.settings, mine.token, NOW)
    with pytest.raises(SignInRefused):
        enter(installation.settings, at=NOW + LATER)
    assert issued.account.totp_on
    bare = reset_account(installation.settings, OPERATOR, second_factor=True).account
    assert (bare.totp_on, bare.totp_secret, bare.password_hash) == (False, "", "")
    with pytest.raises(Fault, match="一次性代码不能用"):
        redeem_code(installation.settings, issued.code, PASSWORD, NOW, hasher=CHEAP)


def test_a_new_post_is_another_entry_of_the_same_human(installation: Installation) -> None:
    an_account(installation.settings, "zhangsan", a_person("张三"))
    mine = enter(installation.settings)
    post = add_person(installation.settings, a_person("张三", Role.ASSESSOR, None), NOW, namesake="调任")
    moved = assign_account(installation.settings, OPERATOR, str(post.id))
    assert (moved.person, moved.role) == (post.id, Role.ASSESSOR)
    with pytest.raises(NotSignedIn, match="角色已更改"):
        signed_in(installation.settings, mine.token, NOW)
    assert enter(installation.settings, at=NOW + LATER).signed_in.person == post


def test_an_account_is_not_given_an_administrators_namesake(installation: Installation) -> None:
    security(installation.settings)
    an_account(installation.settings)
    twin = add_person(installation.settings, a_person("安全 anquan", Role.ASSESSOR, None), NOW)
    with pytest.raises(Fault, match="不得兼任"):
        assign_account(installation.settings, OPERATOR, str(twin.id))
    assert assign_account(installation.settings, OPERATOR, str(twin.id), namesake="另有其人").person == twin.id
    disable_account(installation.settings, OPERATOR)
    with pytest.raises(Fault, match="不得兼任"):
        enable_account(installation.settings, OPERATOR)
    assert enable_account(installation.settings, OPERATOR, namesake="另有其人").disabled_at is None


def test_whoever_sees_a_code_cannot_let_it_work(installation: Installation) -> None:
    settings = installation.settings
    an_account(settings)
    by = security(settings)
    beside = security(settings, "beside")
    system = str(an_account(settings, "xitong", Person(0, "系统", Role.SYSTEM_ADMIN)).person)
    issued = reset_account(settings, Change("zhangsan", by, NOW), second_factor=True)
    assert issued.awaits is Role.SYSTEM_ADMIN
    for one in (by, beside):
        with pytest.raises(Fault, match="由系统管理员放行"):
            release_account(settings, Change("zhangsan", one, NOW))
    with pytest.raises(Fault, match="还没有放行"):
        redeem_code(settings, issued.code, "Tang9-Buchan-Que", NOW, hasher=CHEAP)
    release_account(settings, Change("zhangsan", system, NOW))
    again = reset_account(settings, Change("zhangsan", by, NOW))
    with pytest.raises(Fault, match="还没有放行"):
        redeem_code(settings, again.code, "Tang9-Buchan-Que", NOW, hasher=CHEAP)
    release_account(settings, Change("zhangsan", system, NOW))
    redeem_code(settings, again.code, "Tang9-Buchan-Que", NOW, hasher=CHEAP)
    released = list_audit(settings, Wanted(action="account.release"))
    assert [event.outcome for event in released] == ["refused", "refused", "done", "done"]
    assert reset_account(settings, OPERATOR).awaits is None


def test_the_sessions_of_an_account_are_ended(installation: Installation) -> None:
    an_account(installation.settings)
    mine = enter(installation.settings)
    by = security(installation.settings)
    assert end_sessions(installation.settings, Change("ZhangSan", by, NOW)) == 1
    assert end_sessions(installation.settings, Change("anquan", by, NOW)) == 0, "one's own may be ended"
    with pytest.raises(NotSignedIn, match="已由管理员结束"):
        signed_in(installation.settings, mine.token, NOW)
    first, _ = list_audit(installation.settings, Wanted(action="account.end_sessions"))
    assert (first.actor, first.object_id, first.detail_json) == (by, "zhangsan", '{"sessions":1}')


@pytest.mark.parametrize("change", [disable_account, enable_account, unlock_account, reset_account])
def test_nobody_changes_their_own_account(
    change: Callable[[Settings, Change], object], installation: Installation
) -> None:
    by = security(installation.settings)
    with pytest.raises(Fault, match="您自己的账号"):
        change(installation.settings, Change("anquan", by, NOW))
    with pytest.raises(Fault, match="没有登录名为“lisi”"):
        change(installation.settings, Change("lisi", by, NOW))
    outcomes = {event.outcome for event in list_audit(installation.settings, Wanted())}
    assert outcomes == {"refused"}


def test_the_last_security_administrator_stays_unless_the_machine_says_otherwise(installation: Installation) -> None:
    system = an_account(installation.settings, "xitong", Person(0, "系统", Role.SYSTEM_ADMIN))
    security(installation.settings)
    asked = Change("anquan", str(system.person), NOW)
    with pytest.raises(Fault, match="最后一个"):
        disable_account(installation.settings, asked)
    security(installation.settings, "beiyong")
    assert disable_account(installation.settings, asked).disabled_at
    assert disable_account(installation.settings, Change("beiyong", "", NOW)).disabled_at
