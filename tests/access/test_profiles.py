"""The two profiles: their figures, and that a deployment may only tighten them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.access.profiles import PROFILES, ProfileName, Tightened, tightened
from service.settings import SECURITY_PROFILES
from service.vocabulary.fault import Fault

MLPS3, ASVS = PROFILES[ProfileName.MLPS3], PROFILES[ProfileName.ASVS]


def test_every_profile_has_its_figures_and_its_setting() -> None:
    assert set(PROFILES) == set(ProfileName)
    assert {name.value for name in ProfileName} == set(SECURITY_PROFILES)
    assert (MLPS3.password.length, MLPS3.password.classes, MLPS3.password.lasts) == (12, 3, timedelta(days=90))
    assert (ASVS.password.length, ASVS.password.length_with_second_factor, ASVS.password.lasts) == (15, 8, None)
    assert (MLPS3.second_factor, ASVS.second_factor) == (True, False)


def test_a_deployment_tightens() -> None:
    by = Tightened(idle_minutes=5, absolute_hours=4, sessions=1, failures=3, lock_minutes=60)
    tight = tightened(ASVS, by)
    assert (tight.idle, tight.absolute, tight.lock) == (timedelta(minutes=5), timedelta(hours=4), timedelta(hours=1))
    assert (tight.sessions, tight.failures, tight.password) == (1, 3, ASVS.password)
    assert tightened(MLPS3, Tightened()) == MLPS3


def test_all_that_is_too_lax_is_named_at_once() -> None:
    with pytest.raises(Fault) as caught:
        tightened(MLPS3, Tightened(idle_minutes=16, absolute_hours=9, sessions=2, failures=6, lock_minutes=29))
    assert caught.value.code == "security-too-lax"
    for text in (caught.value.said.zh, caught.value.said.en):
        names = ("SESSION_IDLE_MINUTES=16", "SESSION_HOURS=9", "SESSIONS_PER_ACCOUNT=2", "SIGN_IN_FAILURES=6")
        assert all(f"ACCEPTANCE_{name}" in text for name in (*names, "LOCK_MINUTES=29"))


FIGURE = st.none() | st.integers(1, 1000)


@given(
    name=st.sampled_from(ProfileName),
    by=st.builds(Tightened, idle_minutes=FIGURE, absolute_hours=FIGURE, sessions=FIGURE, failures=FIGURE),
)
def test_what_is_accepted_is_never_laxer(name: ProfileName, by: Tightened) -> None:
    profile = PROFILES[name]
    try:
        tight = tightened(profile, by)
    except Fault:
        return
    assert tight.idle <= profile.idle
    assert tight.absolute <= profile.absolute
    assert tight.sessions <= profile.sessions
    assert tight.failures <= profile.failures
    assert tight.lock >= profile.lock
