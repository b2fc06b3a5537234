"""A 核查记录 is taken in whole; a later one touches only what it says otherwise."""

from pathlib import Path

import pytest

from service.workflow.cases.import_judgements import import_judgements
from service.workflow.cases.read_case import read_case
from service.workflow.evaluation.evaluate import UnusableWorkbook
from tests.workflow.builders import a_workbook, some_findings
from tests.workflow.case_desk import asked, desk
from tests.workflow.park_versions import write_rectified


def test_the_first_touches_everything_it_says_and_the_next_what_differs(tmp_path: Path) -> None:
    at = desk("visiting", tmp_path)
    first = import_judgements(at.settings, at.case, at.findings(), asked())
    assert {"PJ-05", "GT-01", "boiler_removal_rate", "gdp", "quantity:wastewater_discharge"} <= set(first.act.items)
    assert first.first
    assert first.titles["PJ-05"].startswith("PJ-05 ")
    assert set(first.titles) == set(first.act.items)
    again = import_judgements(at.settings, at.case, at.findings(), asked(), dry_run=True)
    assert (again.act.items, again.done, again.first) == ((), None, False)
    next_one = import_judgements(at.settings, at.case, at.findings(write_rectified), asked())
    assert next_one.act.items == ("PJ-05",)
    assert next_one.done is not None


def test_another_parks_findings_are_not_taken(tmp_path: Path) -> None:
    at = desk("visiting", tmp_path)
    before = read_case(at.settings, at.case)
    (tmp_path / "别处").mkdir()
    foreign = some_findings(a_workbook(tmp_path / "别处"))
    with pytest.raises(UnusableWorkbook):
        import_judgements(at.settings, at.case, foreign, asked())
    assert read_case(at.settings, at.case) == before
