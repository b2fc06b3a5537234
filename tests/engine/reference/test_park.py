"""A park keeps what was worked out for it."""

from collections.abc import Mapping

import pytest

from service.engine.reference.inputs import Inputs
from service.engine.reference.known import MISSING, Known, text, value
from service.engine.reference.park import Park
from service.vocabulary.judgements import Judgements
from tests.assessment.builders import a_project_row, a_submission
from tests.assessment.pack_builders import a_pack


def a_park() -> Park:
    return Park(Inputs(a_submission(projects=(a_project_row(),)), Judgements(), a_pack()))


class Counting:
    def __init__(self) -> None:
        self.opened = 0

    def open(self, park: Park) -> Mapping[str, Known]:
        self.opened += 1
        return {"opened": value(self.opened)}


def test_each_owner_is_opened_once_a_park() -> None:
    owner, one, other = Counting(), a_park(), a_park()
    assert [park[owner]["opened"] for park in (one, one, other)] == [value(1), value(1), value(2)]


def test_rows_are_the_same_rows_each_time() -> None:
    park = a_park()
    assert park.rows("project") is park.rows("project")
    assert [row["status"] for row in park.rows("project")] == [text("done")]
    with pytest.raises(KeyError, match="projects"):
        park.rows("projects")


def test_before_there_is_a_score_it_is_missing() -> None:
    park = a_park()
    assert park.summary["score"] == MISSING
    park.summary.update({"score": value(80)})
    assert park.summary["score"] == value(80)
