"""A session at a moment: over by use, by age or by an act; and what has to be done first."""

from dataclasses import replace
from datetime import timedelta

import pytest

from service.access.sessions import TOUCH, Ended, Need, SessionRecord, needs
from tests.access.builders import ASVS, MLPS3, account
from tests.storage.builders import NOW

SECOND = timedelta(seconds=1)
RECORD = SessionRecord(id=1, account=1, started_at=NOW, used_at=NOW, ends_at=NOW + MLPS3.absolute, ip="")


def test_a_session_is_over_to_the_second() -> None:
    assert RECORD.over(NOW + MLPS3.idle - SECOND, MLPS3) is None
    assert RECORD.over(NOW + MLPS3.idle, MLPS3) is Ended.IDLE
    busy = replace(RECORD, used_at=RECORD.ends_at - SECOND)
    assert busy.over(RECORD.ends_at - SECOND, MLPS3) is None
    assert busy.over(RECORD.ends_at, MLPS3) is Ended.TOO_OLD
    ended = replace(RECORD, ended=Ended.REPLACED, ended_at=NOW)
    assert ended.over(NOW, MLPS3) is Ended.REPLACED
    assert RECORD.over(NOW - timedelta(hours=1), MLPS3) is None, "a clock that was set back ends nothing"


def test_use_is_written_down_once_a_minute() -> None:
    assert not RECORD.to_touch(NOW + TOUCH - SECOND)
    assert RECORD.to_touch(NOW + TOUCH)
    assert MLPS3.idle > TOUCH


@pytest.mark.parametrize(
    ("changed", "mlps3", "asvs"),
    [
        ({"totp_on": True}, [], []),
        ({}, [Need.ENROL_SECOND_FACTOR], []),
        ({"must_change": True}, [Need.CHANGE_PASSWORD, Need.ENROL_SECOND_FACTOR], [Need.CHANGE_PASSWORD]),
        ({"totp_on": True, "password_set_at": NOW - timedelta(days=90)}, [Need.CHANGE_PASSWORD], []),
    ],
)
def test_what_has_to_be_done_first(changed: dict[str, object], mlps3: list[Need], asvs: list[Need]) -> None:
    assert list(needs(account(**changed), NOW, MLPS3)) == mlps3
    assert list(needs(account(**changed), NOW, ASVS)) == asvs


@pytest.mark.parametrize("word", [*Ended, *Need])
def test_every_word_is_said_in_both_languages(word: Ended | Need) -> None:
    assert word.said.zh != word.said.en
