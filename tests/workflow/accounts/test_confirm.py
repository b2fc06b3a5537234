"""A confirmation: by password and code again, for one act on one content, once, for five minutes."""

import pytest

from service.access.proof import Offered
from service.access.refusals import FirstThis, ProofRefused, SecondFactorNeeded, Unconfirmed
from service.access.sessions import SignedIn
from service.settings import Settings
from service.workflow.accounts.confirm import GRANT_LASTS, Confirmed, Grant, confirm, consume_confirmation
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.installation.open_database import opened
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import CHEAP, LATER, PASSWORD, an_account, code_at, enter

SIGNING = Confirmed(act="sign", object_id="zhejiang-2026-0001", content="c" * 64)
AT = NOW + LATER
SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def granted(settings: Settings, who: SignedIn) -> Grant:
    return confirm(settings, who, Offered(password=PASSWORD, code=code_at(AT)), SIGNING, AT, CHEAP)


def test_a_grant_is_used_once_for_what_it_was_given(installation: Installation) -> None:
    an_account(installation.settings)
    who = enter(installation.settings).signed_in
    grant = granted(installation.settings, who)
    assert grant.expires_at == AT + GRANT_LASTS
    assert grant.token not in repr(grant)
    with opened(installation.settings) as database:
        other = Confirmed(act="publish", object_id=SIGNING.object_id, content=SIGNING.content)
        for token, what, at in ((grant.token, other, AT), ("", SIGNING, AT), (grant.token, SIGNING, grant.expires_at)):
            with pytest.raises(Unconfirmed), database.writing() as session:
                consume_confirmation(session, who, token, what, at)
        with database.writing() as session:
            consume_confirmation(session, who, grant.token, SIGNING, AT)
        with pytest.raises(Unconfirmed), database.writing() as session:
            consume_confirmation(session, who, grant.token, SIGNING, AT)
    (event,) = list_audit(installation.settings, Wanted(action="account.confirm"))
    assert (event.outcome, '"object_id":"zhejiang-2026-0001"' in event.detail_json) == ("done", True)
    assert grant.token not in str(event)


@SQLITE
def test_a_grant_is_good_in_its_own_session_only(installation: Installation) -> None:
    an_account(installation.settings)
    an_account(installation.settings, "lisi")
    grant = granted(installation.settings, enter(installation.settings).signed_in)
    other = enter(installation.settings, "lisi").signed_in
    with opened(installation.settings) as database, pytest.raises(Unconfirmed), database.writing() as session:
        consume_confirmation(session, other, grant.token, SIGNING, AT)


@SQLITE
def test_no_grant_without_proof(installation: Installation) -> None:
    an_account(installation.settings)
    who = enter(installation.settings).signed_in
    for offered, refusal in (
        (Offered(password="wrong", code=code_at(AT)), ProofRefused),
        (Offered(password=PASSWORD, code="000000"), ProofRefused),
        (Offered(password=PASSWORD, code=code_at(NOW)), ProofRefused),
        (Offered(password=PASSWORD), SecondFactorNeeded),
    ):
        with pytest.raises(refusal):
            confirm(installation.settings, who, offered, SIGNING, AT, CHEAP)


@SQLITE
def test_a_limited_session_confirms_nothing(installation: Installation) -> None:
    an_account(installation.settings, second_factor=False)
    with pytest.raises(FirstThis, match="登记动态口令"):
        granted(installation.settings, enter(installation.settings).signed_in)
