"""One's own sessions: listed, ended one or all, and nobody else's."""

from datetime import timedelta

import pytest

from service.access.refusals import NotSignedIn, SessionUnknown
from service.workflow.accounts.own_sessions import end_own_session, end_own_sessions, own_sessions, sign_out
from service.workflow.accounts.signed_in import signed_in
from service.workflow.audit.list_audit import Wanted, list_audit
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import LATER, an_account, enter

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def test_signing_out_ends_the_session(installation: Installation) -> None:
    an_account(installation.settings)
    mine = enter(installation.settings)
    sign_out(installation.settings, mine.signed_in, NOW, "10.0.0.1")
    with pytest.raises(NotSignedIn, match="已退出登录"):
        signed_in(installation.settings, mine.token, NOW)
    sign_out(installation.settings, mine.signed_in, NOW)
    done, again = list_audit(installation.settings, Wanted(action="account.sign_out"))
    assert (done.outcome, done.ip, again.outcome) == ("done", "10.0.0.1", "refused")


def test_one_ends_ones_own_sessions_only(installation: Installation) -> None:
    settings = installation.settings.model_copy(update={"security_profile": "asvs"})
    an_account(settings)
    an_account(settings, "lisi")
    foreign = enter(settings, "lisi")
    first, second, third = (enter(settings, at=NOW + steps * LATER) for steps in range(3))
    at, mine = NOW + 3 * LATER, third.signed_in
    assert [one.id for one in own_sessions(settings, mine, at)] == [
        one.signed_in.session for one in (first, second, third)
    ]
    end_own_session(settings, mine, first.signed_in.session, at)
    for number in (first.signed_in.session, foreign.signed_in.session, 99):
        with pytest.raises(SessionUnknown):
            end_own_session(settings, mine, number, at)
    assert end_own_sessions(settings, mine, at) == 2
    signed_in(settings, foreign.token, at)
    with pytest.raises(NotSignedIn):
        signed_in(settings, third.token, at)


def test_what_is_over_by_time_is_not_listed(installation: Installation) -> None:
    an_account(installation.settings)
    mine = enter(installation.settings).signed_in
    assert own_sessions(installation.settings, mine, NOW + timedelta(hours=1)) == ()
