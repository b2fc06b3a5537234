"""The table of failures keeps those of unknown logins too, but of no account that does not exist."""

import pytest
from sqlalchemy.exc import IntegrityError

from service.storage import accounts
from service.storage.database import Database
from tests.storage.builders import NOW


def test_a_failure_may_have_no_account_but_none_that_does_not_exist(database: Database) -> None:
    with database.writing() as session:
        accounts.add_failure(session, accounts.Failure(None, "10.0.0.1", NOW), NOW)
        assert accounts.failures_from(session, "10.0.0.1") == (NOW,)
    with pytest.raises(IntegrityError), database.writing() as session:
        accounts.add_failure(session, accounts.Failure(99, "10.0.0.1", NOW), NOW)
