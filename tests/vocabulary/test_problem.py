"""A problem says where, what was found, what is allowed and how to repair it."""

from service.vocabulary.problem import Problem, Severity


def test_a_problem_reads_as_one_chinese_line() -> None:
    problem = Problem(
        Severity.WARNING, "percent-or-fraction", "指标", "G7", "0.37", "37 或 37%", "请改写", ("0.37%", "37%")
    )
    assert str(problem) == ("[提醒] 指标!G7：发现 0.37；允许 37 或 37%；可能的含义：0.37% / 37%；修复：请改写")


def test_a_problem_of_the_whole_file_names_the_file() -> None:
    assert str(Problem(Severity.ERROR, "x", "", "", "甲", "乙", "丙")).startswith("[错误] 文件：")
