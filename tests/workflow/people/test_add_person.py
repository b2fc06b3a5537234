"""A person is put on record with a number of their own."""

from dataclasses import replace

import pytest

from service.vocabulary.fault import Fault
from service.vocabulary.person import Role
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.people.add_person import add_person
from service.workflow.people.list_people import list_people
from tests.casework.parks import park
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation
from tests.workflow.registries import with_parks


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


def test_the_park_of_a_submitter_is_kept_by_its_id_whatever_it_is_called(installation: Installation) -> None:
    settings = with_parks(installation.settings, park("zhejiang-1", code="S331901", name="澄园"))
    submitter = a_person(role=Role.SUBMITTER, department=None)
    for number, called in enumerate(("zhejiang-1", "S331901", "澄园")):
        assert add_person(settings, replace(submitter, name=f"填报员{number}", park=called), NOW).park == "zhejiang-1"
    with pytest.raises(Fault, match="名录里没有"):
        add_person(settings, replace(submitter, park="别园"), NOW)
