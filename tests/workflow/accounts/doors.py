"""Accounts for tests: made straight in the database, with hashes that cost next to nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pyotp
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from service.access.account import Account
from service.access.hashing import Hasher
from service.access.proof import Offered
from service.settings import Settings
from service.storage import accounts, people
from service.storage.location import keys_folder
from service.storage.sealing import load_sealing_key
from service.vocabulary.person import Person
from service.workflow.accounts.sign_in import Opened, sign_in
from service.workflow.installation.open_database import opened
from tests.storage.builders import NOW, a_person

CHEAP = Hasher(PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),)))
PASSWORD = "Lin9-Wuchang-Qiao"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LATER = timedelta(seconds=30)


def an_account(
    settings: Settings,
    login: str = "zhangsan",
    person: Person | None = None,
    password: str = PASSWORD,
    second_factor: bool = True,
    at: datetime = NOW,
    **changed: object,
) -> Account:
    """An account that can be signed in to, of a person who is put on record for it; one with a number is already."""
    sealed = load_sealing_key(keys_folder(settings)).seal(SECRET, login) if second_factor else ""
    with opened(settings) as database, database.writing() as session:
        kept = person if person and person.id else people.add(session, person or a_person(f"人员 {login}"), at)
        account = Account(
            id=0,
            login=login,
            identity=f"ID-{login}".upper(),
            person=kept.id,
            role=kept.role,
            created_at=at,
            used_at=at,
            password_hash=CHEAP.hashed(password),
            password_set_at=at,
            totp_secret=sealed,
            totp_on=second_factor,
        )
        made = accounts.add(session, replace(account, **changed))  # type: ignore[arg-type]
        accounts.remember_password(session, made, 5)
        return made


def code_at(at: datetime) -> str:
    """What the authenticator of these accounts shows."""
    return pyotp.TOTP(SECRET).at(at)


def enter(settings: Settings, login: str = "zhangsan", at: datetime = NOW, ip: str = "10.0.0.1") -> Opened:
    """A session of an account as an_account makes it."""
    return sign_in(settings, login, Offered(password=PASSWORD, code=code_at(at), ip=ip), at, CHEAP)
