"""A case as it stands can be shown at every state."""

import pytest

from service.api.cases.file import CaseFileShown
from service.casework.state import State
from service.vocabulary.person import Role
from tests.api.cases.shown import case_shown
from tests.casework.stages import at


@pytest.mark.parametrize("state", list(State))
def test_at_every_state(state: State) -> None:
    driven = at(state)
    shown = CaseFileShown.of(case_shown(driven), Role.ASSESSOR)
    assert (shown.state.code, shown.version, shown.opened.jurisdiction_name) == (
        state.value,
        driven.now.version,
        "浙江省",
    )
    assert shown.steps or shown.note is not None
    assert CaseFileShown.model_validate_json(shown.model_dump_json()) == shown


def test_reports_that_were_due_are_missed() -> None:
    assert CaseFileShown.of(case_shown(at(State.REVIEW), (2023, 2024)), Role.ASSESSOR).reports_missing == [2023]


def test_the_park_is_told_nothing_of_how_offices_decide_before_it_is_issued() -> None:
    signing = CaseFileShown.of(case_shown(at(State.SIGNING)), Role.SUBMITTER)
    assert (signing.scores, signing.waivers, signing.items, signing.deadline) == ([], [], [], None)
    assert not [step for step in signing.steps if step.blocks and "submitter" not in [one.code for one in step.roles]]
    inside = CaseFileShown.of(case_shown(at(State.SIGNING)), Role.ASSESSOR)
    assert inside.scores
    assert len(inside.steps) > len(signing.steps)
    assert CaseFileShown.of(case_shown(at(State.RECTIFICATION)), Role.SUBMITTER).items
