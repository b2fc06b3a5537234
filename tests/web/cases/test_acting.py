"""What the form of an act has around it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from service.access.scope import INSTALLATION
from service.casework.acts.decision import Publish, Sign
from service.casework.state import State
from service.web.cases.acting import acting, blocks_of, step_of
from service.web.forms import Form
from service.workflow.access.targets import Found
from service.workflow.cases.show_case import show_case
from tests.casework.stages import at
from tests.storage.installations import installed
from tests.storage.stored_cases import CASE
from tests.workflow.case_walks import kept


def test_what_stands_in_the_way_and_what_others_did(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made:
        kept(made, at(State.SIGNING))
        shown = show_case(made.settings, CASE, date(2026, 3, 3))
        assert step_of(shown, Sign) is not None
        assert [one.zh for one in blocks_of(shown, Publish)] == [
            "发改部门尚未签署现在的决定；请先签署",
            "工信部门尚未签署现在的决定；请先签署",
        ]
        around = acting(Found(CASE, INSTALLATION, "示例绿色园区"), shown, Sign, Form(), (), seen=shown.case.version - 1)
        assert (around.label.zh, len(around.since), around.heading.version) == ("会签", 1, shown.case.version)
        assert (around.heading.park_name, around.heading.former) == ("示例绿色园区", "示例园区")
        kept_at = at(State.DATA_CHECK)
        assert kept_at.now.state is State.DATA_CHECK
    assert step_of(shown, Publish) is not None
