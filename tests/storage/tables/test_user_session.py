"""The tables of sessions and confirmations refuse what is neither."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from service.storage import sessions
from service.storage.database import Database
from service.storage.sessions import Confirmed
from tests.storage.builders import NOW
from tests.storage.stored_accounts import kept

SESSION = (
    "INSERT INTO user_session (digest, account_id, started_at, used_at, ends_at, ip, ended, ended_at) "
    "SELECT {}, started_at, used_at, ends_at, ip, {} FROM user_session"
)
CONFIRMATION = (
    "INSERT INTO confirmation (digest, session_id, act, object_id, content, made_at, expires_at) "
    "SELECT {}, act, object_id, content, made_at, expires_at FROM confirmation"
)
NEW = f"'{'d' * 64}'"


STATEMENTS = (
    SESSION.format("digest, account_id", "NULL, NULL"),
    SESSION.format("'short', account_id", "NULL, NULL"),
    SESSION.format(f"{NEW}, 99", "NULL, NULL"),
    SESSION.format(f"{NEW}, account_id", "'tired', used_at"),
    SESSION.format(f"{NEW}, account_id", "'idle', NULL"),
    SESSION.format(f"{NEW}, account_id", "NULL, used_at"),
    CONFIRMATION.format("digest, session_id"),
    CONFIRMATION.format("'short', session_id"),
    CONFIRMATION.format(f"{NEW}, 99"),
)


def test_what_is_no_session_or_confirmation_is_refused(database: Database) -> None:
    first = kept(database)
    with database.writing() as session:
        record = sessions.start(session, "token", first.id, NOW, NOW, "")
        sessions.confirm(session, "grant", record.id, Confirmed(act="sign", object_id="1"), NOW, NOW)
    for statement in STATEMENTS:
        with pytest.raises(IntegrityError), database.writing() as session:
            session.connection().execute(text(statement))
