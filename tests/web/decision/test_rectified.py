"""Whoever drafts or signs the decision after rectification reads which items are still not met."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.workflow.cases.draft_decision import Duties, draft_decision
from tests.web.rectification.offices import APPROVER, ASSESSOR, rectifying
from tests.workflow.rectifying import reevaluated

LEFT = "上一次要求整改的 3 项，复评后还有 1 项没有完全达到"
MET = "上一次要求整改的 3 项，复评都已达到"


@pytest.mark.parametrize(("reuse", "told", "links"), [("10%", LEFT, 1), ("80%", MET, 0)])
def test_items_still_not_met_are_counted_and_named(tmp_path: Path, reuse: str, told: str, links: int) -> None:
    with rectifying(tmp_path) as there:
        driven = reevaluated(there.driven, reuse)
        drafting = there.enter(ASSESSOR).page("decision/draft")
        draft_decision(driven.settings, driven.id, Duties(), driven.asked("评估员"))
        for page in (drafting, there.enter(APPROVER).page("decision/sign")):
            assert told in page
            assert page.count(f'<a href="{there.own}/rectification/TG-02/indicator:water_reuse">') == links
