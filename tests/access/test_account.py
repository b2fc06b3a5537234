"""An account at a moment: what stands in the way, to the second; and one spelling of names and numbers."""

from datetime import timedelta

import pytest

from service.access.account import AccountState, plain_identity, plain_login
from tests.access.builders import ASVS, MLPS3, account
from tests.storage.builders import NOW

SECOND, DAYS = timedelta(seconds=1), timedelta(days=90)


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, AccountState.ACTIVE),
        ({"disabled_at": NOW, "password_hash": ""}, AccountState.DISABLED),
        ({"used_at": NOW - DAYS}, AccountState.EXPIRED),
        ({"used_at": NOW - DAYS + SECOND}, AccountState.ACTIVE),
        ({"password_hash": ""}, AccountState.UNREDEEMED),
        ({"locked_until": NOW + SECOND}, AccountState.LOCKED),
        ({"locked_until": NOW}, AccountState.ACTIVE),
    ],
)
def test_what_stands_in_the_way(changed: dict[str, object], state: AccountState) -> None:
    assert account(**changed).state(NOW, MLPS3) is state
    assert state.said.zh
    assert state.said.en


def test_a_password_grows_old_where_the_profile_says_so() -> None:
    old = account(password_set_at=NOW - DAYS)
    assert old.password_is_old(NOW, MLPS3)
    assert not old.password_is_old(NOW - SECOND, MLPS3)
    assert not old.password_is_old(NOW, ASVS)
    assert not account(password_set_at=None).password_is_old(NOW, MLPS3)


def test_nothing_secret_is_shown() -> None:
    shown = repr(account(password_hash="HASH", totp_secret="SEALED", totp_pending="PENDING"))
    assert not any(word in shown for word in ("HASH", "SEALED", "PENDING"))


@pytest.mark.parametrize("login", ["zhangsan", " ZhangSan ", "ｚｈａｎｇｓａｎ"])
def test_a_login_has_one_spelling(login: str) -> None:
    assert plain_login(login) == "zhangsan"


@pytest.mark.parametrize("identity", ["13800138000", "+86 138-0013-8000", "138 0013 8000", "１３８００１３８０００"])
def test_a_telephone_number_has_one_spelling(identity: str) -> None:
    assert plain_identity(identity) == "13800138000"
    assert plain_identity("gx-2031") == plain_identity("GX 2031") == "GX2031"
