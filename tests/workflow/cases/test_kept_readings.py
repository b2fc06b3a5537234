"""What is kept of a workbook is exactly what reading it gives, and depends on the rules it is read by."""

from dataclasses import replace
from pathlib import Path

from service.casework.acts.submission import ImportSubmission
from service.storage.readings import readings
from service.workflow.cases.case_inputs import case_inputs, rules_of
from service.workflow.cases.kept_readings import JUDGEMENTS, SUBMISSION, Readings, RulesApplied, wanted
from service.workflow.cases.read_case import read_case
from service.workflow.installation.open_database import opened
from tests.workflow.case_desk import ON, desk


def test_imports_keep_what_the_official_evaluation_reads(tmp_path: Path) -> None:
    at = desk("failing", tmp_path)
    case = read_case(at.settings, at.case)
    imported = case.last(ImportSubmission)
    assert imported is not None
    applied = RulesApplied(rules_of(at.settings, case), imported.act.pack, imported.act.evaluation_date)
    with opened(at.settings) as database, database.reading() as session:
        texts = readings(session, list(wanted(case, applied)))
    assert len(texts) == 2
    assert Readings(at.settings, applied, texts).inputs(case) == case_inputs(at.settings, case)


def test_other_rules_or_another_day_are_another_basis(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    applied = RulesApplied(rules_of(at.settings, read_case(at.settings, at.case)), "base-145", ON)
    others = (replace(applied, on=ON.replace(year=2020)), replace(applied, pack="base-145@1"))
    found = {one.basis(kind) for one in (applied, *others) for kind in (SUBMISSION, JUDGEMENTS)}
    assert len(found) == 6
