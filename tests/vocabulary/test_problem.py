"""A problem says where, what was found, what is allowed and how to repair it, in both languages."""

from service.vocabulary.language import Said
from service.vocabulary.problem import Severity, Unreadable
from tests.vocabulary.problems import a_problem

REPAIR = Said("请改写", "write it out")


def test_a_problem_reads_as_one_line_in_either_language() -> None:
    readings = "0.37%", Said("三成七", "37%")
    problem = a_problem(Severity.WARNING, "percent-or-fraction", "指标", "G7", "“0.37”", "37%", REPAIR, readings)
    assert str(problem) == problem.said.zh
    assert problem.said == (
        "[提醒] 指标!G7：发现 “0.37”；允许 37%；可能的含义：0.37% / 三成七；修复：请改写",
        "[warning] 指标!G7: found “0.37”; allowed: 37%; could mean: 0.37% / 37%; repair: write it out",
    )


def test_a_problem_of_the_whole_file_or_sheet_names_it() -> None:
    assert a_problem(Severity.ERROR, "x", "", "", "甲").place == ("文件", "the file")
    assert a_problem(Severity.ERROR, "x", "指标", "", "甲").place == ("指标", "指标")
    assert str(a_problem(Severity.ERROR, "x", "", "", "甲")).startswith("[错误] 文件：")


def test_how_grave_it_is_has_a_word_in_both() -> None:
    assert [one.said for one in Severity] == [("错误", "error"), ("提醒", "warning")]
    assert [one.label for one in Severity] == ["错误", "提醒"]


def test_a_file_that_cannot_be_read_has_the_english_of_its_code_unless_it_says_more() -> None:
    general, own = Unreadable("empty-file", "空文件。"), Unreadable("empty-file", "空文件。", "nothing in a.xlsx")
    assert general.said == ("空文件。", "the file is empty; export or copy it again")
    assert (str(own), own.said.en) == ("空文件。", "nothing in a.xlsx")
