"""A person is put on record with a number of their own."""

from dataclasses import replace

import pytest

from service.vocabulary.fault import Fault
from service.vocabulary.person import Role
from service.workflow.add_person import add_person
from service.workflow.list_audit import Wanted, list_audit
from service.workflow.list_people import list_people
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation


def test_a_person_is_put_on_record(installation: Installation) -> None:
    person = add_person(installation.settings, a_person(), NOW)
    assert replace(person, id=0) == a_person()
    assert list_people(installation.settings) == (person,)


def test_a_refused_person_leaves_nothing(installation: Installation) -> None:
    with pytest.raises(Fault):
        add_person(installation.settings, a_person(department=None), NOW)
    assert list_people(installation.settings) == ()


def test_who_is_put_on_record_and_who_is_refused_is_on_the_audit_trail(installation: Installation) -> None:
    person = add_person(installation.settings, a_person(), NOW)
    with pytest.raises(Fault):
        add_person(installation.settings, a_person(), NOW)
    done, refused = list_audit(installation.settings, Wanted(action="person.add"))
    assert (done.object_id, done.outcome, person.name in done.detail_json) == (str(person.id), "done", True)
    assert (refused.object_id, refused.outcome, "已有完全相同的人员" in refused.reason) == ("", "refused", True)


def test_the_reason_for_another_entry_of_a_name_is_on_the_audit_trail(installation: Installation) -> None:
    add_person(installation.settings, a_person(), NOW)
    add_person(installation.settings, a_person(role=Role.ASSESSOR, department=None), NOW, namesake="调任节能处")
    _, second = list_audit(installation.settings, Wanted(action="person.add"))
    assert '"namesake":"调任节能处"' in second.detail_json
