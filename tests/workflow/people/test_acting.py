"""Who acts is a person on record, or whoever runs the program."""

import pytest

from service.vocabulary.fault import Fault
from service.workflow.people.acting import acting
from tests.storage.installations import Installation
from tests.workflow.registries import person


def test_a_person_on_record_or_nobody(installation: Installation) -> None:
    known = person(installation.settings)
    with installation.open() as database:
        assert acting(database, known.name) == acting(database, str(known.id)) == known
        assert acting(database, "") is None
        with pytest.raises(Fault):
            acting(database, "查无此人")
