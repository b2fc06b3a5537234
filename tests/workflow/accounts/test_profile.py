"""The profile of an installation is that of its settings, tightened by them."""

from datetime import timedelta

import pytest

from service.access.profiles import ProfileName
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.workflow.accounts.profile import profile_of


def test_the_settings_choose_and_tighten() -> None:
    assert profile_of(Settings()).name is ProfileName.MLPS3
    tight = Settings(
        security_profile="asvs",
        session_idle_minutes=7,
        session_hours=3,
        sessions_per_account=2,
        sign_in_failures=4,
        lock_minutes=45,
    )
    found = profile_of(tight)
    assert (found.name, found.idle, found.absolute) == (ProfileName.ASVS, timedelta(minutes=7), timedelta(hours=3))
    assert (found.sessions, found.failures, found.lock) == (2, 4, timedelta(minutes=45))


def test_a_lax_setting_is_refused() -> None:
    with pytest.raises(Fault, match="ACCEPTANCE_SESSION_HOURS=9"):
        profile_of(Settings(session_hours=9))
