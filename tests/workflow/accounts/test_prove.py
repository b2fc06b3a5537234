"""Showing who one is: any order of right and wrong attempts, against a model; and many at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from service.access.lockout import FREE_FAILURES, FREE_FROM_ADDRESS
from service.access.proof import Offered
from service.access.refusals import SignInRefused, TooFast
from service.settings import Settings
from service.storage import accounts
from service.vocabulary.fault import Fault
from service.workflow.accounts.confirm import Confirmed, confirm
from service.workflow.accounts.sign_in import Opened, sign_in
from service.workflow.audit.list_audit import Wanted, list_audit
from tests.access.builders import MLPS3
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import CHEAP, LATER, PASSWORD, an_account, code_at, enter
from tests.workflow.accounts.sign_ins import SignIns

NAT = "10.9.9.9"
SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def attempt(settings: Settings, login: str, password: str, code: str, at: datetime = NOW, ip: str = "") -> Opened:
    return sign_in(settings, login, Offered(password=password, code=code, ip=ip), at, CHEAP)


@SQLITE
def test_any_order_of_attempts_does_what_the_rules_say(installation: Installation) -> None:
    class Here(SignIns):
        installed = installation.settings

    run_state_machine_as_test(Here, settings=settings(max_examples=6, stateful_step_count=25))


@SQLITE
def test_a_lock_ends_to_the_second_and_wrong_attempts_do_not_prolong_it(installation: Installation) -> None:
    an_account(installation.settings)
    for _ in range(5):
        with pytest.raises(SignInRefused):
            attempt(installation.settings, "zhangsan", "wrong", "")
    end = NOW + MLPS3.lock
    for _ in range(6):
        with pytest.raises(SignInRefused):
            attempt(installation.settings, "zhangsan", "wrong", "", end - timedelta(seconds=1))
    with pytest.raises(SignInRefused):
        attempt(installation.settings, "zhangsan", PASSWORD, code_at(end), end - timedelta(seconds=1))
    assert attempt(installation.settings, "zhangsan", PASSWORD, code_at(end), end).signed_in.login == "zhangsan"
    assert len(list_audit(installation.settings, Wanted(action="account.lock"))) == 1


def test_many_wrong_attempts_at_once_lock_exactly_once(installation: Installation) -> None:
    an_account(installation.settings)

    def wrong(number: int) -> str:
        try:
            attempt(installation.settings, "zhangsan", f"wrong {number}", "")
        except Fault as reason:
            return reason.code
        return "in"

    with ThreadPoolExecutor(20) as pool:
        assert set(pool.map(wrong, range(20))) == {"sign-in-refused"}
    (lock,) = list_audit(installation.settings, Wanted(action="account.lock"))
    assert (lock.object_id, lock.role) == ("zhangsan", "visitor")
    reasons = [event.reason for event in list_audit(installation.settings, Wanted(action="account.sign_in"))]
    assert (reasons.count("密码或动态口令不正确"), reasons.count("账号已锁定")) == (5, 15)


@SQLITE
def test_a_code_offered_twice_at_once_opens_one_session(installation: Installation) -> None:
    an_account(installation.settings)

    def right(_: int) -> bool:
        try:
            attempt(installation.settings, "zhangsan", PASSWORD, code_at(NOW))
        except SignInRefused:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(right, range(4))) == 1


def failed(settings: Settings, login: str, times: int, at: datetime = NOW, ip: str = NAT) -> None:
    for _ in range(times):
        with pytest.raises(SignInRefused):
            attempt(settings, login, "wrong", "", at, ip)


@SQLITE
@pytest.mark.parametrize("login", ["zhangsan", "nobody"])
def test_an_address_that_fails_often_at_a_login_is_slowed_down_there_only(
    login: str, installation: Installation
) -> None:
    """The same whether or not the login exists."""
    made = installation.settings
    an_account(made)
    an_account(made, "lisi")
    failed(made, login, FREE_FAILURES)
    with pytest.raises(TooFast) as caught:
        attempt(made, login, PASSWORD, code_at(NOW), ip=NAT)
    assert caught.value.wait == timedelta(seconds=1)
    attempt(made, "lisi", PASSWORD, code_at(NOW), ip=NAT)
    failed(made, login, 1, NOW + timedelta(seconds=1))
    with pytest.raises(TooFast, match="请等 2 秒"):
        attempt(made, login, PASSWORD, "", NOW + timedelta(seconds=1), NAT)


@SQLITE
def test_whoever_is_signed_in_is_not_held_up_by_others_at_their_address(installation: Installation) -> None:
    made = installation.settings
    an_account(made)
    mine = enter(made, ip=NAT).signed_in
    with installation.open() as database, database.writing() as session:
        for _ in range(FREE_FROM_ADDRESS):
            accounts.add_failure(session, accounts.Failure(None, NAT, NOW), NOW)
    with pytest.raises(TooFast):
        attempt(made, "zhangsan", PASSWORD, code_at(NOW + LATER), ip=NAT)
    offered = Offered(password=PASSWORD, code=code_at(NOW + LATER), ip=NAT)
    assert confirm(made, mine, offered, Confirmed(act="sign", object_id="x"), NOW + LATER, CHEAP).token
