"""What stands in the way is said in both languages, with the repair."""

from datetime import timedelta

import pytest

from service.access.refusals import (
    CodeUnusable,
    EnrolmentRefused,
    FirstThis,
    NotSignedIn,
    ProofRefused,
    SecondFactorNeeded,
    SessionUnknown,
    SignInRefused,
    TooFast,
    Unconfirmed,
)
from service.access.sessions import Ended, Need
from service.vocabulary.fault import Fault
from tests.access.builders import MLPS3

ALL = (
    CodeUnusable(),
    EnrolmentRefused(),
    FirstThis([Need.CHANGE_PASSWORD]),
    NotSignedIn(),
    ProofRefused(),
    SecondFactorNeeded(),
    SessionUnknown(3),
    SignInRefused(MLPS3),
    TooFast(timedelta(seconds=1)),
    Unconfirmed(),
)


def test_each_has_its_own_code() -> None:
    assert len({error.code for error in ALL}) == len(ALL)


@pytest.mark.parametrize("error", ALL, ids=lambda error: error.code)
def test_cause_and_repair_are_told(error: Fault) -> None:
    assert "请" in error.said.zh
    assert error.said.en.isascii()


def test_figures_and_reasons_are_told() -> None:
    assert "连续失败 5 次的账号锁定 30 分钟" in SignInRefused(MLPS3).said.zh
    assert "请等 2 秒" in TooFast(timedelta(seconds=1, microseconds=1)).said.zh
    assert "长时间没有操作" in NotSignedIn(Ended.IDLE).said.zh
    both = FirstThis(iter(Need))
    assert both.needs == tuple(Need)
    assert "change the password, enrol a second factor" in both.said.en
