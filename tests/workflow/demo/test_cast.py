"""The accounts of the demonstration: one of each role, their codes work, and they are renewed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from service.access.proof import Offered
from service.vocabulary.person import Role
from service.workflow.accounts.sign_in import sign_in
from service.workflow.demo.cast import PASSWORD, cast, open_accounts, passes, renew_accounts
from service.workflow.demo.province import demo_parks
from service.workflow.people.add_person import add_person
from tests.storage.installations import installed
from tests.workflow.accounts.doors import CHEAP


def test_whoever_is_listed_can_sign_in_also_after_a_long_rest(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    with installed("sqlite", tmp_path) as made:
        settings = made.settings
        people = {
            login: add_person(settings, person, now)
            for login, person in cast(demo_parks(1)[0]).items()
            if person.role in (Role.ASSESSOR, Role.AUDIT_ADMIN)
        }
        open_accounts(settings, people, now, CHEAP)
        later = now + timedelta(days=400)
        renew_accounts(settings, later)
        for one in passes(settings, later):
            offered = Offered(password=PASSWORD, code=one.code, ip="127.0.0.1")
            assert not sign_in(settings, one.login, offered, later, CHEAP).signed_in.needs


def test_there_is_one_of_each_role() -> None:
    assert {person.role for person in cast(demo_parks(1)[0]).values()} == set(Role)
