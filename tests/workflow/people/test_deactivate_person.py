"""A person who acts no more stays on record."""

from dataclasses import replace

import pytest

from service.vocabulary.fault import Fault
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.people.add_person import add_person
from service.workflow.people.deactivate_person import deactivate_person
from service.workflow.people.list_people import list_people
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation


def test_a_person_who_acts_no_more_stays_on_record(installation: Installation) -> None:
    person = add_person(installation.settings, a_person(), NOW)
    gone = deactivate_person(installation.settings, "张三", NOW)
    assert gone == replace(person, active=False)
    assert list_people(installation.settings) == (gone,)
    with pytest.raises(Fault, match="已停用"):
        deactivate_person(installation.settings, "张三", NOW)
    done, refused = list_audit(installation.settings, Wanted(action="person.deactivate"))
    assert (done.object_id, done.outcome) == (str(person.id), "done")
    assert (refused.object_id, refused.outcome) == ("张三", "refused")
