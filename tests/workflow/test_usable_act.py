"""What the rules could make nothing of is refused before it is on record."""

from decimal import Decimal
from pathlib import Path

import pytest

from service.casework.acts.site_visit import ScoreItem
from service.casework.perform import Refused
from service.workflow.perform_act import perform_act
from service.workflow.read_case import read_case
from service.workflow.usable_act import require_usable, rules_for
from tests.workflow.case_desk import asked, desk


def test_a_score_of_nothing_known_is_refused_and_leaves_the_case(tmp_path: Path) -> None:
    at = desk("visiting", tmp_path)
    before = read_case(at.settings, at.case)
    with pytest.raises(Refused, match="没有“XX-9”这一核查事项或任务"):
        perform_act(at.settings, at.case, ScoreItem(item="XX-9", score=Decimal(80)), asked("林镕"))
    assert read_case(at.settings, at.case) == before


def test_without_a_workbook_the_rules_are_not_asked(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    case = read_case(at.settings, at.case)
    assert rules_for(at.settings, case) is None
    require_usable(ScoreItem(item="XX-9", score=Decimal(80)), case.acts[0].person, None)
