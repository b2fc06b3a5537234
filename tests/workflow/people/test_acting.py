"""Who acts is a person on record, or whoever runs the program."""

import pytest

from service.access.scope import EVERYTHING, Extent, Scope
from service.access.use_cases import UseCase
from service.vocabulary.fault import Fault
from service.workflow.people.acting import acting, seen_by
from tests.storage.installations import Installation
from tests.workflow.registries import person


def test_a_person_on_record_or_nobody(installation: Installation) -> None:
    known = person(installation.settings)
    with installation.open() as database:
        assert acting(database, known.name) == acting(database, str(known.id)) == known
        assert acting(database, "") is None
        with pytest.raises(Fault):
            acting(database, "查无此人")


def test_who_runs_the_program_sees_everything_and_a_person_what_is_theirs(installation: Installation) -> None:
    here = person(installation.settings, "liaoning")
    assert seen_by(None, UseCase.READ_PARK) == EVERYTHING
    assert seen_by(here, UseCase.READ_PARK) == Scope(Extent.JURISDICTION, "liaoning")
    assert seen_by(person(installation.settings), UseCase.READ_PARK) == EVERYTHING
