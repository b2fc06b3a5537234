"""Whom a session stands for, at each request anew."""

from contextlib import closing
from datetime import timedelta

import pytest

from service.access.refusals import NotSignedIn
from service.settings import Settings
from service.storage import people, sessions
from service.storage.engines import sqlite_library
from service.workflow.accounts.signed_in import signed_in
from service.workflow.installation.open_database import opened
from tests.access.builders import MLPS3
from tests.storage.builders import NOW, impatient
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import an_account, enter

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
MINUTE = timedelta(minutes=1)


def token(settings: Settings) -> str:
    an_account(settings)
    return enter(settings).token


def test_a_session_lasts_while_it_is_used_and_no_longer_than_a_working_day(installation: Installation) -> None:
    mine, at = token(installation.settings), NOW
    while at + 10 * MINUTE < NOW + MLPS3.absolute:
        at += 10 * MINUTE
        assert signed_in(installation.settings, mine, at).login == "zhangsan"
    with pytest.raises(NotSignedIn, match="已到会话的最长时间"):
        signed_in(installation.settings, mine, NOW + MLPS3.absolute)


def test_a_session_ends_for_want_of_use(installation: Installation) -> None:
    mine = token(installation.settings)
    used = NOW + 14 * MINUTE
    signed_in(installation.settings, mine, used)
    signed_in(installation.settings, mine, used + 14 * MINUTE)
    with pytest.raises(NotSignedIn, match="长时间没有操作"):
        signed_in(installation.settings, mine, used + 29 * MINUTE)


def test_what_a_page_asks_by_itself_is_no_use(installation: Installation) -> None:
    mine = token(installation.settings)
    signed_in(installation.settings, mine, NOW + 14 * MINUTE, used=False)
    with pytest.raises(NotSignedIn, match="长时间没有操作"):
        signed_in(installation.settings, mine, NOW + 15 * MINUTE)


def test_a_tighter_setting_holds_for_sessions_that_are_open(installation: Installation) -> None:
    mine = token(installation.settings)
    tight = installation.settings.model_copy(update={"session_idle_minutes": 5})
    signed_in(tight, mine, NOW + 4 * MINUTE)
    with pytest.raises(NotSignedIn):
        signed_in(tight, mine, NOW + 9 * MINUTE)


@pytest.mark.parametrize("unknown", ["", "x", "x" * 43])
def test_nobody_is_signed_in_by_another_token(unknown: str, installation: Installation) -> None:
    token(installation.settings)
    with pytest.raises(NotSignedIn, match="尚未登录"):
        signed_in(installation.settings, unknown, NOW)


def test_whoever_acts_no_more_is_signed_in_no_more(installation: Installation) -> None:
    mine = token(installation.settings)
    with opened(installation.settings) as database, database.writing() as session:
        people.deactivate(session, "1", NOW)
    with pytest.raises(NotSignedIn, match="账号已停用"):
        signed_in(installation.settings, mine, NOW)


def test_reading_goes_on_where_nothing_can_be_written(
    installation: Installation, caplog: pytest.LogCaptureFixture
) -> None:
    mine, at = token(installation.settings), NOW + 2 * MINUTE
    with opened(installation.settings) as database:
        impatient(database.engines.writer)
        with closing(sqlite_library().connect(installation.data_dir / "acceptance.db")) as other:
            other.execute("BEGIN IMMEDIATE")
            assert signed_in(installation.settings, mine, at).login == "zhangsan"
            assert signed_in(installation.settings, mine, at + MINUTE / 2).login == "zhangsan"
        assert caplog.text.count("not touched") == 1
        later = at + MINUTE
        signed_in(installation.settings, mine, later)
        with database.reading() as session:
            assert sessions.by_token(session, mine).record.used_at == later  # type: ignore[union-attr]
