"""A job is for those whom the policy names, in their own place, and for operators."""

from dataclasses import replace

import pytest

from service.access.scope import INSTALLATION, Place
from service.vocabulary.fault import Fault
from service.vocabulary.person import Person, Role
from service.workflow.jobs.job_rights import has_right, require_right
from tests.storage.builders import a_person

HERE, KIND = Place("zhejiang"), "evaluate_jurisdiction"
ASSESSOR = a_person(role=Role.ASSESSOR, department=None)


def test_whoever_may_and_whoever_runs_the_program_goes_on() -> None:
    require_right(ASSESSOR, KIND, HERE)
    assert has_right(ASSESSOR, KIND, HERE)
    require_right(None, KIND, HERE)
    require_right(None, "sweep_files", INSTALLATION)


@pytest.mark.parametrize(
    ("person", "kind", "place"),
    [
        (replace(ASSESSOR, role=Role.VIEWER), KIND, HERE),
        (replace(ASSESSOR, active=False), KIND, HERE),
        (ASSESSOR, KIND, Place("jiangsu")),
        (ASSESSOR, KIND, INSTALLATION),
        (ASSESSOR, "sweep_files", INSTALLATION),
    ],
)
def test_anybody_else_is_refused(person: Person, kind: str, place: Place) -> None:
    assert not has_right(person, kind, place)
    with pytest.raises(Fault, match="不能要求办理这项作业"):
        require_right(person, kind, place)
