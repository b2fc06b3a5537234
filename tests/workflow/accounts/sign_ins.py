"""Any order of right and wrong attempts to sign in, of waiting, unlocking and using the session, against a model."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from service.access.proof import Offered
from service.access.refusals import NotSignedIn, SecondFactorNeeded, SignInRefused
from service.access.sessions import TOUCH
from service.settings import Settings
from service.workflow.accounts.change_account import Change, unlock_account
from service.workflow.accounts.list_accounts import show_account
from service.workflow.accounts.sign_in import sign_in
from service.workflow.accounts.signed_in import signed_in
from tests.access.builders import MLPS3
from tests.storage.builders import NOW
from tests.workflow.accounts.doors import CHEAP, PASSWORD, an_account, code_at

_numbers = count()


class SignIns(RuleBasedStateMachine):
    """The model: the failures that count, the end of the lock, the last step used, the one session and its use."""

    installed: Settings
    """Of the installation: a subclass says which."""

    def __init__(self) -> None:
        super().__init__()
        self.login, self.at = f"user{next(_numbers)}", NOW
        self.failures: list[datetime] = []
        self.locked_until, self.step, self.session = NOW, 0, ""
        self.used = self.ends = NOW
        an_account(self.installed, self.login)

    @property
    def locked(self) -> bool:
        return self.at < self.locked_until

    def offer(self, password: str, code: str) -> str:
        try:
            self.session = sign_in(
                self.installed, self.login, Offered(password=password, code=code), self.at, CHEAP
            ).token
        except SecondFactorNeeded:
            return "code needed"
        except SignInRefused:
            return "refused"
        return "in"

    def failed(self) -> None:
        if self.locked:
            return
        self.failures = [one for one in self.failures if self.at - one < MLPS3.window] + [self.at]
        if len(self.failures) >= MLPS3.failures:
            self.failures, self.locked_until = [], self.at + MLPS3.lock

    @rule(seconds=st.sampled_from((1, 29, 31, 300, 899, 900, 1800)))
    def wait(self, seconds: int) -> None:
        self.at += timedelta(seconds=seconds)

    @rule(password=st.sampled_from(("wrong", PASSWORD.lower(), "")))
    def offer_a_wrong_password(self, password: str) -> None:
        assert self.offer(password, code_at(self.at)) == "refused"
        self.failed()

    @rule()
    def offer_a_wrong_code(self) -> None:
        assert self.offer(PASSWORD, code_at(self.at + timedelta(hours=1))) == "refused"
        self.failed()

    @rule()
    def offer_no_code(self) -> None:
        assert self.offer(PASSWORD, "") == ("refused" if self.locked else "code needed")

    @rule()
    def offer_what_is_right(self) -> None:
        step = int(self.at.timestamp()) // 30
        if self.locked or step <= self.step:
            assert self.offer(PASSWORD, code_at(self.at)) == "refused"
            self.failed()
            return
        assert self.offer(PASSWORD, code_at(self.at)) == "in"
        self.failures, self.step = [], step
        self.used, self.ends = self.at, self.at + MLPS3.absolute

    @rule()
    def unlock(self) -> None:
        unlock_account(self.installed, Change(self.login, "", self.at))
        self.failures, self.locked_until = [], self.at

    @precondition(lambda self: self.session)
    @rule()
    def use_the_session(self) -> None:
        lasts = self.at - self.used < MLPS3.idle and self.at < self.ends
        try:
            signed_in(self.installed, self.session, self.at)
        except NotSignedIn:
            assert not lasts
        else:
            assert lasts
            self.used = self.at if self.at - self.used >= TOUCH else self.used

    @invariant()
    def the_state_shown_is_the_state(self) -> None:
        shown = show_account(self.installed, self.login, self.at).line.account
        assert (shown.locked_until is not None and self.at < shown.locked_until) == self.locked
