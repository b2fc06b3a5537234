"""Accounts in a database, straight through storage."""

from dataclasses import replace

from service.access.account import Account
from service.storage import accounts, people
from service.storage.database import Database
from service.vocabulary.person import Role
from tests.access.builders import account
from tests.storage.builders import a_person


def kept(database: Database, login: str = "zhangsan", /, role: Role = Role.ASSESSOR, **changed: object) -> Account:
    """An account, and the person it is of."""
    with database.writing() as session:
        person = people.add(session, a_person(f"人员 {login}", role), account().created_at)
        whole = account(login=login, identity=f"ID{login}", person=person.id, role=role)
        return accounts.add(session, replace(whole, **changed))  # type: ignore[arg-type]
