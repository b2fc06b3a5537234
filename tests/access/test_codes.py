"""Who sees a code that sets a password is never who lets it work."""

from service.access.codes import releaser
from service.access.policy import roles_for
from service.access.use_cases import UseCase


def test_whoever_may_issue_a_code_needs_another_role_that_may_release_it() -> None:
    issuers = roles_for(UseCase.CREATE_ACCOUNT) | roles_for(UseCase.RESET_ACCOUNT)
    for issuer in issuers:
        other = releaser(issuer)
        assert other not in (None, issuer)
        assert other in roles_for(UseCase.RELEASE_ACCOUNT)


def test_whoever_runs_the_machine_needs_nobody() -> None:
    assert releaser(None) is None
