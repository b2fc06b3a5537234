"""The rules of a case by name."""

from pathlib import Path

from service.workflow.cases.judged_by import RulesNamed, judged_by
from service.workflow.cases.read_case import read_case
from tests.workflow.case_desk import desk


def test_the_pack_of_the_last_workbook_with_its_version(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    case = read_case(at.settings, at.case)
    found = judged_by(at.settings, case)
    assert found == RulesNamed("base-145", "园区循环化改造成效评估和验收规则（示例）", "2024.1")
    (tmp_path / "rules").mkdir()
    assert judged_by(at.settings.model_copy(update={"rules_dir": tmp_path / "rules"}), case) is None


def test_before_the_first_import_there_is_none(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    assert judged_by(at.settings, read_case(at.settings, at.case)) is None
