"""Somebody's own file comes back whole, with a comment at each faulty cell."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from service.documents.commented.workbook import comment_on, with_comments
from service.intake.files.confined import Limits
from service.intake.files.openbook import read_grid
from service.vocabulary.language import Language, Said
from service.vocabulary.problem import Problem, Severity, Unreadable
from tests.vocabulary.problems import a_problem
from tests.workflow.park_versions import write_failing


def odd(sheet: str = "指标", ref: str = "E5", found: str = "“abc”", readings: tuple[str, ...] = ()) -> Problem:
    allowed, repair = Said("数字", "a number"), Said("改填数字", "write a number")
    return a_problem(Severity.ERROR, "number", sheet, ref, found, allowed, repair, readings)


def test_the_contents_stay_and_the_faults_stand_at_their_cells(tmp_path: Path) -> None:
    content = write_failing(tmp_path).read_bytes()
    problems = [
        odd(),
        odd(found="“另一处”"),
        odd("封面", ""),
        odd("", "", found="整个文件"),
        odd("指标", "A1"),
    ]
    made = with_comments(content, problems)
    before, after = read_grid(content), read_grid(made)
    assert after.sheets == before.sheets
    book = load_workbook(BytesIO(made))
    assert book["指标"]["E5"].comment.text == "\n".join(comment_on(one, Language.ZH) for one in problems[:2])
    first = book["封面"]["A1"].comment.text
    assert "发现 “abc”" in first
    assert "发现 整个文件" in first
    assert book["指标"].data_validations.count == load_workbook(BytesIO(content))["指标"].data_validations.count


def test_a_comment_says_what_it_could_mean() -> None:
    told = comment_on(odd(readings=("37%", "0.37%")), Language.ZH)
    assert told == "【错误】发现 “abc”\n允许：数字\n可能的含义：37% / 0.37%\n修复：改填数字"


def test_comments_are_in_the_language_asked_for_and_known_as_ours(tmp_path: Path) -> None:
    told = comment_on(odd(readings=("37%", "0.37%")), Language.EN)
    assert told == "【error】found “abc”\nallowed: a number\ncould mean: 37% / 0.37%\nrepair: write a number"
    made = with_comments(write_failing(tmp_path).read_bytes(), [odd()], Language.EN)
    assert load_workbook(BytesIO(made))["指标"]["E5"].comment.text.startswith("【error】found")
    assert read_grid(made).sheets["指标"].commented == ()


def test_what_needs_too_much_is_refused(tmp_path: Path) -> None:
    content = write_failing(tmp_path).read_bytes()
    with pytest.raises(Unreadable):
        with_comments(content, [odd()], limits=Limits(output=1000))
