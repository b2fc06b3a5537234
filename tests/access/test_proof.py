"""The verdict on what is offered: proven only by everything the account asks for."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.access.account import AccountState
from service.access.proof import Checked, Offered, Verdict, verdict
from tests.access.builders import MLPS3, account
from tests.storage.builders import NOW

ACCOUNTS = st.builds(
    account,
    totp_on=st.booleans(),
    disabled_at=st.none() | st.just(NOW),
    password_hash=st.sampled_from(("", "hash")),
    locked_until=st.sampled_from((None, NOW, NOW + timedelta(seconds=1))),
    used_at=st.sampled_from((NOW, NOW - timedelta(days=91))),
)
FOUND = st.builds(
    Checked, person_active=st.booleans(), password=st.booleans(), code=st.sampled_from((None, True, False))
)


@given(st.data())
def test_nothing_is_proven_without_everything(data: st.DataObject) -> None:
    one, found = data.draw(ACCOUNTS), data.draw(FOUND)
    said = verdict(one, found, NOW, MLPS3)
    usable = one.state(NOW, MLPS3) is AccountState.ACTIVE and found.person_active
    second = not one.totp_on or found.code is True
    assert (said is Verdict.PROVEN) == (usable and found.password and second)
    assert (said is Verdict.FAILED) <= usable, "what cannot be used counts no failures"
    if said is Verdict.CODE_NEEDED:
        assert found.password
        assert found.code is None


@pytest.mark.parametrize(
    ("password", "code", "said"),
    [
        (True, True, Verdict.PROVEN),
        (True, None, Verdict.CODE_NEEDED),
        (True, False, Verdict.FAILED),
        (False, None, Verdict.FAILED),
        (False, True, Verdict.FAILED),
    ],
)
def test_each_verdict(password: bool, code: bool | None, said: Verdict) -> None:
    found = Checked(person_active=True, password=password, code=code)
    assert verdict(account(totp_on=True), found, NOW, MLPS3) is said


def test_what_is_offered_is_not_shown() -> None:
    assert "s3cret" not in repr(Offered(password="s3cret", code="s3cret", ip="10.0.0.1"))
