"""The accounts as they are kept: values in, values out; their passwords of before, one-time codes and failures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, update
from sqlmodel import Session, col, select

from service.access.account import Account
from service.access.codes import CodeUse
from service.access.tokens import code_digest
from service.storage.tables.account import AccountRow, PasswordHistoryRow
from service.storage.tables.one_time_code import OneTimeCodeRow
from service.storage.tables.sign_in_failure import SignInFailureRow
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import Role


def add(session: Session, account: Account) -> Account:
    """Keep a new account, whose id is given here; the one it comes with does not matter.

    Raises:
        Fault: the login name is taken, or the human or the person has an active account already.
    """
    new = replace(account, id=0)
    _require_free(session, new)
    row = AccountRow(**_columns(new))
    session.add(row)
    session.flush()
    return account_of(row)


def save(session: Session, account: Account) -> Account:
    """Keep an account that was read in the same writing transaction and changed since.

    Raises:
        Fault: as add.
    """
    row = session.get_one(AccountRow, account.id)
    if account.disabled_at is None:
        _require_free(session, account)
    row.sqlmodel_update(_columns(account))
    session.flush()
    return account_of(row)


def get(session: Session, number: int) -> Account:
    """The account of that id."""
    return account_of(session.get_one(AccountRow, number))


def by_login(session: Session, login: str) -> Account | None:
    """The account of a login name in its plain spelling."""
    row = session.exec(select(AccountRow).where(AccountRow.login == login)).first()
    return None if row is None else account_of(row)


def find(session: Session, login: str) -> Account:
    """The account of a login name in its plain spelling, for those who run accounts.

    Raises:
        Fault: there is none.
    """
    found = by_login(session, login)
    if found is None:
        raise Fault(
            "account-unknown",
            Said(
                f"没有登录名为“{login}”的账号；用 acceptance account list 查看",
                f"no account has the login “{login}”; see acceptance account list",
            ),
        )
    return found


def everyone(session: Session) -> tuple[Account, ...]:
    """All accounts in the order of their ids, disabled ones too."""
    return tuple(account_of(row) for row in session.exec(select(AccountRow).order_by(col(AccountRow.id))))


def remember_password(session: Session, account: Account, keep: int) -> None:
    """Put the account's password with its former ones, of which the last `keep` stay."""
    assert account.password_set_at is not None
    row = PasswordHistoryRow(account_id=account.id, password_hash=account.password_hash, set_at=account.password_set_at)
    session.add(row)
    session.flush()
    numbers = select(PasswordHistoryRow.id).where(PasswordHistoryRow.account_id == account.id)
    kept = numbers.order_by(col(PasswordHistoryRow.id).desc()).limit(keep)
    mine = col(PasswordHistoryRow.account_id) == account.id
    session.connection().execute(
        delete(PasswordHistoryRow).where(mine, col(PasswordHistoryRow.id).not_in(session.exec(kept).all()))
    )


def former_passwords(session: Session, account: int, last: int) -> tuple[str, ...]:
    """The hashes of the last passwords, the present one among them, newest first."""
    chosen = select(PasswordHistoryRow.password_hash).where(PasswordHistoryRow.account_id == account)
    return tuple(session.exec(chosen.order_by(col(PasswordHistoryRow.id).desc()).limit(last)))


def add_code(session: Session, account: int, use: CodeUse, code: str, at: datetime, until: datetime | None) -> None:
    """Keep the digest of a new code."""
    session.add(
        OneTimeCodeRow(digest=code_digest(code), account_id=account, use=use.value, made_at=at, expires_at=until)
    )
    session.flush()


def let_wait(session: Session, account: int, role: Role) -> None:
    """Let the code that sets the account's password work only once an administrator of that role has released it."""
    session.connection().execute(update(OneTimeCodeRow).where(*_passwords_of(account)).values(awaits=role.value))


def release_code(session: Session, account: int) -> None:
    """Let the code that sets the account's password work."""
    session.connection().execute(update(OneTimeCodeRow).where(*_passwords_of(account)).values(awaits=None))


def awaited_releases(session: Session) -> Mapping[int, Role]:
    """The accounts whose code awaits its release, each with the role that has to give it."""
    waiting = select(OneTimeCodeRow).where(
        col(OneTimeCodeRow.awaits).is_not(None), col(OneTimeCodeRow.used_at).is_(None)
    )
    return {row.account_id: Role(row.awaits) for row in session.exec(waiting) if row.awaits}


def drop_codes(session: Session, account: int, use: CodeUse) -> None:
    """Let no code of that use work any more."""
    mine = (col(OneTimeCodeRow.account_id) == account, col(OneTimeCodeRow.use) == use.value)
    session.connection().execute(delete(OneTimeCodeRow).where(*mine))


def owner_of_code(session: Session, use: CodeUse, code: str, at: datetime) -> int | None:
    """The id of the account that a code works for at this moment."""
    row = session.get(OneTimeCodeRow, code_digest(code))
    if row is None or row.use != use or row.used_at is not None:
        return None
    return row.account_id if row.expires_at is None or at < row.expires_at else None


def use_code(session: Session, use: CodeUse, code: str, account: int, at: datetime) -> bool:
    """Use a code of this account up; False where it does not work."""
    if owner_of_code(session, use, code, at) != account:
        return False
    unused = (col(OneTimeCodeRow.digest) == code_digest(code), col(OneTimeCodeRow.used_at).is_(None))
    return session.connection().execute(update(OneTimeCodeRow).where(*unused).values(used_at=at)).rowcount == 1


def unused_codes(session: Session, account: int, use: CodeUse) -> int:
    """How many codes are left."""
    mine = select(OneTimeCodeRow.digest).where(OneTimeCodeRow.account_id == account, OneTimeCodeRow.use == use.value)
    return len(session.exec(mine.where(col(OneTimeCodeRow.used_at).is_(None))).all())


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure to note. account: None where it does not count for one; ip: as it is counted, empty on the machine
    itself; mark: of the login name that was tried, None where none was."""

    account: int | None
    ip: str
    at: datetime
    mark: str | None = None


def add_failure(session: Session, failure: Failure, forget_before: datetime) -> None:
    """Note a failure, and forget those that count no more."""
    session.connection().execute(delete(SignInFailureRow).where(col(SignInFailureRow.at) < forget_before))
    row = SignInFailureRow(account_id=failure.account, ip=failure.ip, at=failure.at, login_mark=failure.mark)
    session.add(row)
    session.flush()


def failures(session: Session, account: int) -> tuple[datetime, ...]:
    """When proof for the account failed of late."""
    return tuple(session.exec(select(SignInFailureRow.at).where(SignInFailureRow.account_id == account)))


def failures_from(session: Session, ip: str, mark: str | None = None) -> tuple[datetime, ...]:
    """When proof from an address failed of late, at that login name or at any; an empty address has no failures."""
    if not ip:
        return ()
    there = select(SignInFailureRow.at).where(SignInFailureRow.ip == ip)
    return tuple(session.exec(there if mark is None else there.where(SignInFailureRow.login_mark == mark)))


def settle_failures(session: Session, account: int) -> None:
    """Let the failures of an account count no more; those of the addresses still do."""
    mine = col(SignInFailureRow.account_id) == account
    session.connection().execute(update(SignInFailureRow).where(mine).values(account_id=None))


def _passwords_of(account: int) -> tuple[ColumnElement[bool], ...]:
    return (col(OneTimeCodeRow.account_id) == account, col(OneTimeCodeRow.use) == CodeUse.PASSWORD.value)


def _require_free(session: Session, account: Account) -> None:
    """The constraints of the table refuse the same; this says it in words."""
    twin = by_login(session, account.login)
    if twin is not None and twin.id != account.id:
        raise Fault("login-taken", _taken(account.login))
    active = select(AccountRow).where(col(AccountRow.disabled_at).is_(None), AccountRow.id != account.id)
    for row in session.exec(active.where(AccountRow.identity == account.identity)):
        raise Fault("identity-taken", _same_human(row.login))
    for row in session.exec(active.where(AccountRow.person_id == account.person)):
        raise Fault("person-has-account", _same_human(row.login))


def _taken(login: str) -> Said:
    return Said(
        f"登录名“{login}”已有人用（含已停用的账号）；请换一个",
        f"the login “{login}” is taken, perhaps by a disabled account; choose another",
    )


def _same_human(login: str) -> Said:
    return Said(
        f"此人已有在用的账号“{login}”，一人只能有一个账号、一个角色；请用那个账号，或先停用它",
        f"this person has the active account “{login}”, and one person has one account and one role; use that account "
        "or disable it first",
    )


def _columns(account: Account) -> dict[str, Any]:
    values = asdict(account)
    return values | {"id": account.id or None, "role": account.role.value, "person_id": values.pop("person")}


def account_of(row: AccountRow) -> Account:
    """What a row of the table says."""
    columns = row.model_dump()
    return Account(**columns | {"role": Role(row.role), "person": columns.pop("person_id")})
