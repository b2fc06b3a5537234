"""Whoever tries the demonstration gets workbooks of the very park, sound ones and faulty ones."""

from __future__ import annotations

from pathlib import Path

from service.casework.acts.submission import ImportSubmission
from service.vocabulary.problem import Severity
from service.workflow.cases.staged_import import stage_import
from service.workflow.demo.books import Kind
from service.workflow.demo.case_example import case_example, kinds_offered
from service.workflow.evaluation.evaluate import UnusableWorkbook
from tests.workflow.case_desk import asked, desk


def test_the_faulty_one_has_faults_and_the_sound_one_has_none(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    errors = {}
    for kind in (Kind.SOUND, Kind.FAULTY):
        name, content = case_example(at.settings, at.case, findings=False, kind=kind)
        assert name.endswith(f"-评估工作簿-{kind.value}.xlsx")
        checked = stage_import(at.settings, at.case, ImportSubmission, name, content, asked())
        assert not isinstance(checked.found, UnusableWorkbook)
        errors[kind] = [one.ref for one in checked.problems if one.severity is Severity.ERROR]
    assert errors[Kind.SOUND] == []
    assert len(errors[Kind.FAULTY]) == 4


def test_nothing_is_offered_where_the_data_are_real(tmp_path: Path) -> None:
    settings = desk("accepted", tmp_path).settings
    assert kinds_offered(settings, findings=False) == ()
    demo = settings.model_copy(update={"demo": True})
    assert Kind.FAULTY in kinds_offered(demo, findings=False)
    assert Kind.FAULTY not in kinds_offered(demo, findings=True)
