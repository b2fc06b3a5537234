"""What stood where somebody else's import changed something."""

from __future__ import annotations

from pathlib import Path

from service.workflow.cases.import_submission import import_submission
from service.workflow.cases.overtaken_import import values_before
from service.workflow.cases.read_case import read_case
from tests.workflow.case_desk import asked, desk
from tests.workflow.park_versions import write_slipped


def test_the_values_before_the_newer_import(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    seen = read_case(at.settings, at.case).version
    assert values_before(at.settings, at.case, seen) is None, "nobody imported since"
    assert values_before(at.settings, at.case, 0) is None, "there was nothing before"
    import_submission(at.settings, at.case, write_slipped(tmp_path), asked())
    before = values_before(at.settings, at.case, seen)
    assert before is not None
    assert before["指标", "water_reuse", "2025"] == "86%"
