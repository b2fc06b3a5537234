"""The table of one-time codes keeps digests of known accounts and uses only."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from service.access.codes import CodeUse
from service.storage import accounts
from service.storage.database import Database
from tests.storage.builders import NOW
from tests.storage.stored_accounts import kept

COPY = "INSERT INTO one_time_code (digest, account_id, use, made_at) SELECT {}, made_at FROM one_time_code"


def test_what_no_code_can_be_is_refused(database: Database) -> None:
    first = kept(database)
    with database.writing() as session:
        accounts.add_code(session, first.id, CodeUse.PASSWORD, "AAAAA", NOW, NOW)
    for row in ("digest, account_id, use", "'short', account_id, use", f"'{'d' * 64}', 99, use"):
        with pytest.raises(IntegrityError), database.writing() as session:
            session.connection().execute(text(COPY.format(row)))


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_the_code_itself_is_nowhere(database: Database) -> None:
    first = kept(database)
    with database.writing() as session:
        accounts.add_code(session, first.id, CodeUse.RECOVERY, "AAAAA-BBBBB", NOW, None)
    with database.reading() as session:
        (row,) = session.connection().execute(text("SELECT * FROM one_time_code"))
    assert "AAAAA" not in str(row)
