"""Showing who one is: any order of right and wrong attempts, against a model; and many at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from service.access.lockout import FREE_FAILURES
from service.access.proof import Offered
from service.access.refusals import SignInRefused, TooFast
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.workflow.accounts.sign_in import Opened, sign_in
from service.workflow.audit.list_audit import Wanted, list_audit
from tests.access.builders import MLPS3
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import CHEAP, PASSWORD, an_account, code_at
from tests.workflow.accounts.sign_ins import SignIns

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


@SQLITE
def test_an_address_that_fails_often_is_slowed_down_whatever_logins_it_tries(installation: Installation) -> None:
    an_account(installation.settings)
    for number in range(FREE_FAILURES):
        with pytest.raises(SignInRefused):
            attempt(installation.settings, f"nobody{number}", PASSWORD, "", ip="10.9.9.9")
    with pytest.raises(TooFast) as caught:
        attempt(installation.settings, "zhangsan", PASSWORD, code_at(NOW), ip="10.9.9.9")
    assert caught.value.wait == timedelta(seconds=1)
    later = NOW + timedelta(seconds=1)
    attempt(installation.settings, "zhangsan", PASSWORD, code_at(NOW), NOW, "10.0.0.1")
    with pytest.raises(SignInRefused):
        attempt(installation.settings, "nobody", PASSWORD, "", later, "10.9.9.9")
    with pytest.raises(TooFast, match="请等 2 秒"):
        attempt(installation.settings, "nobody", PASSWORD, "", later, "10.9.9.9")
