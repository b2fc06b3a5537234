"""A case is read by the rules it was taken in by."""

from pathlib import Path

from service.casework.acts.submission import ImportSubmission
from service.workflow.cases.inputs_as_imported import inputs_as_imported, rules_as_imported
from service.workflow.cases.read_case import read_case
from tests.workflow.case_desk import desk


def test_the_workbook_is_read_by_the_rules_on_record(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    case = read_case(at.settings, at.case)
    imported = case.last(ImportSubmission)
    assert imported is not None
    inputs = inputs_as_imported(at.settings, case, imported.act)
    assert (inputs.submission.digest, inputs.rules.digest) == (imported.act.workbook, imported.act.rules)
    assert inputs.judgements == {}
    assert rules_as_imported(at.settings, imported.act) == (inputs.pack, inputs.rubric)
    assert inputs_as_imported(at.settings, case, imported.act) is inputs, "reading it takes its time"
