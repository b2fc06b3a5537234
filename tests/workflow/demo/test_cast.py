"""The accounts of the demonstration: one of each role, their codes work, and they are renewed."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from service.access.proof import Offered
from service.settings import load_settings
from service.vocabulary.person import Role
from service.workflow.accounts.sign_in import sign_in
from service.workflow.cases.procedures import procedure_of
from service.workflow.demo.cast import DRC, EXPERTS, MIIT, PASSWORD, cast, open_accounts, passes, renew_accounts
from service.workflow.demo.province import JURISDICTION, demo_parks
from service.workflow.people.add_person import add_person
from tests.storage.installations import installed
from tests.workflow.accounts.doors import CHEAP


def test_whoever_is_listed_can_sign_in_also_after_a_long_rest(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    with installed("sqlite", tmp_path) as made:
        settings = made.settings
        people = {
            login: add_person(settings, person, now)
            for login, person in cast(demo_parks(2)).items()
            if person.role in (Role.ASSESSOR, Role.AUDIT_ADMIN)
        }
        open_accounts(settings, people, now, CHEAP)
        later = now + timedelta(days=400)
        renew_accounts(settings, later)
        for one in passes(settings, later):
            offered = Offered(password=PASSWORD, code=one.code, ip="127.0.0.1")
            assert not sign_in(settings, one.login, offered, later, CHEAP).signed_in.needs


def test_there_are_as_many_as_a_case_needs_on_its_whole_way() -> None:
    checked, rectifying = demo_parks(2)
    people = cast((checked, rectifying)).values()
    assert {person.role for person in people} == set(Role)
    assert {person.park for person in people if person.role is Role.SUBMITTER} == {checked.code, rectifying.code}
    experts = {person.name for person in people if person.role is Role.EXPERT}
    assert experts == set(EXPERTS)
    assert len(experts) >= procedure_of(load_settings(), JURISDICTION, date(2027, 3, 1)).experts_needed


def test_somebody_is_left_to_decide_an_appeal() -> None:
    approvers = {person.name for person in cast(demo_parks(2)).values() if person.role is Role.APPROVER}
    assert approvers - {DRC, MIIT}, "those two sign the decisions"
