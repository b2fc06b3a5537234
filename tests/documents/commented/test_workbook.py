"""Somebody's own file comes back whole, with a comment at each faulty cell."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from service.documents.commented.workbook import comment_on, with_comments
from service.intake.files.confined import Limits
from service.intake.files.openbook import read_grid
from service.vocabulary.problem import Problem, Severity, Unreadable
from tests.workflow.park_versions import write_failing


def a_problem(sheet: str = "指标", ref: str = "E5", **changes: object) -> Problem:
    values = {"found": "“abc”", "allowed": "数字", "repair": "改填数字"} | changes
    return Problem(Severity.ERROR, "number", sheet, ref, **values)  # type: ignore[arg-type]


def test_the_contents_stay_and_the_faults_stand_at_their_cells(tmp_path: Path) -> None:
    content = write_failing(tmp_path).read_bytes()
    problems = [
        a_problem(),
        a_problem(found="“另一处”"),
        a_problem("封面", ""),
        a_problem("", "", found="整个文件"),
        a_problem("指标", "A1"),
    ]
    made = with_comments(content, problems)
    before, after = read_grid(content), read_grid(made)
    assert after.sheets == before.sheets
    book = load_workbook(BytesIO(made))
    assert book["指标"]["E5"].comment.text == "\n".join(map(comment_on, problems[:2]))
    first = book["封面"]["A1"].comment.text
    assert "发现 “abc”" in first
    assert "发现 整个文件" in first
    assert book["指标"].data_validations.count == load_workbook(BytesIO(content))["指标"].data_validations.count


def test_a_comment_says_what_it_could_mean() -> None:
    told = comment_on(a_problem(readings=("37%", "0.37%")))
    assert told == "【错误】发现 “abc”\n允许：数字\n可能的含义：37% / 0.37%\n修复：改填数字"


def test_what_needs_too_much_is_refused(tmp_path: Path) -> None:
    content = write_failing(tmp_path).read_bytes()
    with pytest.raises(Unreadable):
        with_comments(content, [a_problem()], Limits(output=1000))
