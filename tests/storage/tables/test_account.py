"""The tables of accounts refuse two accounts of one human, and a role that is not the person's."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from service.storage.database import Database
from service.vocabulary.person import Role
from tests.storage.builders import put_row
from tests.storage.stored_accounts import kept

COLUMNS = (
    "login, identity, person_id, role, created_at, used_at, password_hash, must_change, disabled_at, totp_secret, "
    "totp_on, totp_pending, totp_step"
)
COPY = f"INSERT INTO account ({COLUMNS}) SELECT {{}} FROM account WHERE login = 'zhangsan'"


def another(**changed: str) -> str:
    """A statement that adds an account like the first one, of another person, with other values where given."""
    whole = {name: name for name in COLUMNS.split(", ")}
    whole |= {"login": "'lisi'", "identity": "'ID2'", "person_id": "2"} | changed
    return COPY.format(", ".join(whole.values()))


def test_one_account_a_human_in_the_role_of_the_person(database: Database) -> None:
    kept(database)
    with database.writing() as session:
        put_row(session, "person", name="李四", role="assessor", department=None)
    for changed in (
        {"login": "login"},
        {"identity": "identity"},
        {"person_id": "person_id"},
        {"role": "'security_admin'"},
        {"role": "'emperor'"},
        {"login": "''"},
        {"identity": "''"},
        {"person_id": "99"},
        {"totp_on": "NOT totp_on"},
    ):
        with pytest.raises(IntegrityError), database.writing() as session:
            session.connection().execute(text(another(**changed)))
    with database.writing() as session:
        former = {"login": "'former'", "person_id": "person_id", "identity": "identity", "disabled_at": "created_at"}
        session.connection().execute(text(another()))
        session.connection().execute(text(another(**former)))


def test_no_role_is_changed_behind_the_other_and_no_account_deleted(database: Database) -> None:
    kept(database, role=Role.AUDIT_ADMIN)
    for statement in (
        "UPDATE account SET role = 'system_admin'",
        "UPDATE person SET role = 'system_admin'",
        "DELETE FROM account",
    ):
        with pytest.raises(DBAPIError), database.writing() as session:
            session.connection().execute(text(statement))
