"""A workbook belongs to a case by park, code and programme."""

from dataclasses import replace
from pathlib import Path

import pytest

from service.casework.acts.application import OpenCase
from service.vocabulary.entry import missing
from service.workflow.cases.case_inputs import case_inputs
from service.workflow.cases.read_case import read_case
from service.workflow.cases.same_park import names_of, require_same_park
from service.workflow.evaluation.evaluate import UnusableWorkbook
from tests.workflow.case_desk import OPENING, desk


@pytest.mark.parametrize(
    ("opened", "fault"),
    [
        (OPENING, ""),
        (replace(OPENING, park="S1", park_name="青山园区"), "封面的园区名称为“澄汐化工新材料产业园”，案卷为“青山园区”"),
        (replace(OPENING, park="S1", park_code=""), "封面的园区代码为"),
        (replace(OPENING, programme="155", programme_title="十五五"), "封面的规划期为“十四五”，案卷为十五五（155）"),
    ],
)
def test_every_difference_is_told(opened: OpenCase, fault: str, tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    submission = case_inputs(at.settings, read_case(at.settings, at.case)).submission
    if not fault:
        require_same_park(at.settings, at.workbook(), opened, submission, ())
        return
    with pytest.raises(UnusableWorkbook, match=fault):
        require_same_park(at.settings, at.workbook(), opened, submission, ())


def test_the_code_may_be_left_out_the_name_not(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    submission = case_inputs(at.settings, read_case(at.settings, at.case)).submission
    cover = submission.cover
    codeless = replace(submission, cover=replace(cover, park_code=missing(cover.park_code.cell)))
    require_same_park(at.settings, at.workbook(), replace(OPENING, park="S1"), codeless, ())
    nameless = replace(submission, cover=replace(cover, park=missing(cover.park.cell)))
    with pytest.raises(UnusableWorkbook, match="封面的园区名称为“（未填写）”"):
        require_same_park(at.settings, at.workbook(), OPENING, nameless, ())
    assert names_of(at.settings, OPENING).programmes == ("145", "“十四五”园区循环化改造")
