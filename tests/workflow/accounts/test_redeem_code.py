"""A one-time code sets a password: once, within a day, for the account it was made for."""

from datetime import timedelta

import pytest

from service.access.lockout import FREE_FROM_ADDRESS
from service.access.passwords import PasswordRefused
from service.access.refusals import CodeUnusable, TooFast
from service.settings import Settings
from service.storage import accounts
from service.workflow.accounts.change_account import Change, disable_account, reset_account
from service.workflow.accounts.redeem_code import redeem_code
from service.workflow.audit.list_audit import Wanted, list_audit
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import CHEAP, PASSWORD, an_account, enter

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
NEW = "Tang9-Buchan-Que"


def a_code(settings: Settings) -> str:
    an_account(settings)
    return reset_account(settings, Change("zhangsan", "", NOW)).code


def test_a_code_sets_the_password_once(installation: Installation) -> None:
    code = a_code(installation.settings)
    redeemed = redeem_code(installation.settings, code.lower().replace("-", " "), NEW, NOW, hasher=CHEAP)
    assert redeemed.login == "zhangsan"
    with pytest.raises(CodeUnusable):
        redeem_code(installation.settings, code, "Huang8-Zaihou-Ni", NOW, hasher=CHEAP)
    done, refused = list_audit(installation.settings, Wanted(action="account.redeem"))
    assert (done.object_id, done.outcome, refused.object_id, refused.outcome) == ("zhangsan", "done", "", "refused")
    assert code not in str((done, refused))


@pytest.mark.parametrize("password", ["short", PASSWORD])
def test_a_refused_password_leaves_the_code_usable(password: str, installation: Installation) -> None:
    code = a_code(installation.settings)
    with pytest.raises(PasswordRefused):
        redeem_code(installation.settings, code, password, NOW, hasher=CHEAP)
    redeem_code(installation.settings, code, NEW, NOW, hasher=CHEAP)


def test_a_code_lasts_a_day(installation: Installation) -> None:
    code = a_code(installation.settings)
    with pytest.raises(CodeUnusable):
        redeem_code(installation.settings, code, NEW, NOW + timedelta(hours=24), hasher=CHEAP)
    redeem_code(installation.settings, code, NEW, NOW + timedelta(hours=24, seconds=-1), hasher=CHEAP)


def test_a_code_does_not_work_once_it_is_replaced_or_the_account_disabled(installation: Installation) -> None:
    first = a_code(installation.settings)
    second = reset_account(installation.settings, Change("zhangsan", "", NOW)).code
    disable_account(installation.settings, Change("zhangsan", "", NOW))
    for code in (first, second, "AAAAA-AAAAA-AAAAA-AAAAA", ""):
        with pytest.raises(CodeUnusable):
            redeem_code(installation.settings, code, NEW, NOW, hasher=CHEAP)


def test_whoever_guesses_codes_is_slowed_down(installation: Installation) -> None:
    with pytest.raises(CodeUnusable):
        redeem_code(installation.settings, "AAAAA", NEW, NOW, "10.9.9.9", CHEAP)
    with installation.open() as database, database.writing() as session:
        for _ in range(FREE_FROM_ADDRESS - 1):
            accounts.add_failure(session, accounts.Failure(None, "10.9.9.9", NOW), NOW)
    with pytest.raises(TooFast):
        redeem_code(installation.settings, "AAAAA", NEW, NOW, "10.9.9.9", CHEAP)


def test_the_second_factor_outlasts_a_new_password(installation: Installation) -> None:
    code = a_code(installation.settings)
    redeemed = redeem_code(installation.settings, code, "Lin8-Wuchang-Qiao", NOW, hasher=CHEAP)
    assert redeemed.totp_on
    with pytest.raises(Exception, match="登录名、密码或动态口令不正确"):
        enter(installation.settings)
