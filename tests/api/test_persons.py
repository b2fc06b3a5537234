"""A person as they were when they acted."""

from service.api.persons import PersonShown
from tests.casework.builders import ASSESSOR, DRC


def test_role_and_department_in_both_languages() -> None:
    assert PersonShown.of(ASSESSOR).model_dump()["department"] is None
    department = PersonShown.of(DRC).department
    assert department is not None
    assert (department.code, department.zh) == ("drc", "发改")
