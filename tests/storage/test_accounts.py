"""Accounts are kept as they are, one a human; codes work once; failures count by account and by address."""

from dataclasses import replace
from datetime import timedelta

import pytest

from service.access.codes import CodeUse
from service.storage import accounts
from service.storage.database import Database
from service.vocabulary.fault import Fault
from tests.storage.builders import NOW
from tests.storage.stored_accounts import kept

DAY = timedelta(days=1)
SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def test_an_account_comes_back_as_it_was_kept(database: Database) -> None:
    first = kept(database, locked_until=NOW, totp_secret="sealed", totp_on=True, totp_pending="next", totp_step=7)
    with database.writing() as session:
        changed = accounts.save(session, replace(first, must_change=True, totp_on=False, totp_secret=""))
    with database.reading() as session:
        assert accounts.everyone(session) == (changed,)
        assert accounts.find(session, "zhangsan") == accounts.get(session, first.id) == changed
        assert accounts.by_login(session, "lisi") is None
        with pytest.raises(Fault, match="没有登录名为“lisi”的账号"):
            accounts.find(session, "lisi")


@SQLITE
def test_one_human_has_one_active_account(database: Database) -> None:
    first = kept(database)
    for code, taken in (
        ("login-taken", {"login": first.login}),
        ("identity-taken", {"identity": first.identity}),
        ("person-has-account", {"person": first.person}),
    ):
        with pytest.raises(Fault) as caught:
            kept(database, "lisi", **taken)
        assert caught.value.code == code
    with database.writing() as session:
        accounts.save(session, replace(first, disabled_at=NOW))
    kept(database, "lisi", identity=first.identity, person=first.person)
    with pytest.raises(Fault, match="在用的账号“lisi”"), database.writing() as session:
        accounts.save(session, replace(first, disabled_at=None))
    with pytest.raises(Fault, match="登录名“zhangsan”已有人用"):
        kept(database, "wangwu", login="zhangsan")


@SQLITE
def test_the_last_passwords_are_remembered(database: Database) -> None:
    first, other = kept(database), kept(database, "lisi")
    with database.writing() as session:
        accounts.remember_password(session, other, 3)
        for number in range(5):
            accounts.remember_password(session, replace(first, password_hash=f"hash {number}"), 3)
        assert accounts.former_passwords(session, first.id, 9) == ("hash 4", "hash 3", "hash 2")
        assert accounts.former_passwords(session, first.id, 1) == ("hash 4",)
        assert len(accounts.former_passwords(session, other.id, 9)) == 1


def test_a_code_works_once_until_it_expires(database: Database) -> None:
    first, other = kept(database), kept(database, "lisi")
    with database.writing() as session:
        accounts.add_code(session, first.id, CodeUse.PASSWORD, "AAAAA-BBBBB", NOW, NOW + DAY)
        accounts.add_code(session, first.id, CodeUse.RECOVERY, "CCCCC-DDDDD", NOW, None)

        def owner(code: str, days: int = 0, use: CodeUse = CodeUse.PASSWORD) -> int | None:
            return accounts.owner_of_code(session, use, code, NOW + days * DAY)

        assert (owner("aaaaa bbbbb"), owner("AAAAA-BBBBB", 1), owner("AAAAA-BBBBC")) == (first.id, None, None)
        assert (owner("CCCCC-DDDDD"), owner("CCCCC-DDDDD", 999, CodeUse.RECOVERY)) == (None, first.id)
        assert not accounts.use_code(session, CodeUse.PASSWORD, "AAAAA-BBBBB", other.id, NOW)
        assert accounts.use_code(session, CodeUse.PASSWORD, "AAAAA-BBBBB", first.id, NOW)
        assert not accounts.use_code(session, CodeUse.PASSWORD, "AAAAA-BBBBB", first.id, NOW)
        assert owner("AAAAA-BBBBB") is None
        assert accounts.unused_codes(session, first.id, CodeUse.RECOVERY) == 1
        accounts.drop_codes(session, first.id, CodeUse.RECOVERY)
        assert accounts.unused_codes(session, first.id, CodeUse.RECOVERY) == 0


@SQLITE
def test_settled_failures_count_for_the_address_only(database: Database) -> None:
    first = kept(database)
    with database.writing() as session:
        accounts.add_failure(session, accounts.Failure(first.id, "10.0.0.1", NOW), NOW - DAY)
        accounts.add_failure(session, accounts.Failure(None, "10.0.0.1", NOW), NOW - DAY)
        accounts.add_failure(session, accounts.Failure(first.id, "", NOW), NOW - DAY)
        assert accounts.failures(session, first.id) == (NOW, NOW)
        assert accounts.failures_from(session, "10.0.0.1") == (NOW, NOW)
        assert accounts.failures_from(session, "") == ()
        accounts.settle_failures(session, first.id)
        assert accounts.failures(session, first.id) == ()
        assert accounts.failures_from(session, "10.0.0.1") == (NOW, NOW)
        accounts.add_failure(session, accounts.Failure(None, "10.0.0.1", NOW + 2 * DAY), NOW + DAY)
        assert accounts.failures_from(session, "10.0.0.1") == (NOW + 2 * DAY,)
