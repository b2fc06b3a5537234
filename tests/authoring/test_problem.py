"""Problems are collected, each told once, in order of place."""

import pytest

from service.authoring.nearest import unknown
from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog, RuleProblem, RuleProblems
from service.vocabulary.language import Language, Said

MISTAKE = Mistake("bad", "甲", "乙", "丙")


def place(line: int) -> Position:
    return Position("a.yaml", line, 1)


def test_a_problem_says_where_what_and_how_to_repair() -> None:
    log = ProblemLog()
    log.add(place(3), Mistake("bad", "甲", "乙", "丙", "丁"))
    assert str(log.problems()[0]) == "a.yaml:3:1 发现 甲；允许 乙；您是否想写“丁”？；修复：丙"


def test_a_problem_is_told_in_english_where_it_has_english() -> None:
    log = ProblemLog()
    log.add(place(3), Mistake("bad", "甲", "乙", "丙", "丁", English("one", "two", "three")))
    log.add(place(4), MISTAKE)
    first, second = (problem.told(Language.EN) for problem in log.problems())
    assert first == "a.yaml:3:1 Found one; allowed: two. Did you mean “丁”? Repair: three"
    assert second == "a.yaml:4:1 发现 甲；允许 乙；修复：丙"
    assert RuleProblems(log.problems()).told(Language.EN) == f"{first}\n{second}"
    assert MISTAKE.told(Language.EN) == str(MISTAKE)


def test_all_problems_are_raised_at_once_in_order_and_once() -> None:
    log = ProblemLog()
    for line in (5, 2, 5):
        log.add(place(line), MISTAKE)
    with pytest.raises(RuleProblems) as caught:
        log.raise_any()
    assert [problem.position.line for problem in caught.value.problems] == [2, 5]
    assert str(caught.value).count("\n") == 1


def test_what_was_not_looked_at_is_told_last() -> None:
    problem = RuleProblem(place(3), "bad", "甲", "乙", "丙")
    faulty = RuleProblems((problem,), Said("其余没有检查", "the rest was not checked"))
    assert str(faulty) == f"{problem}\n其余没有检查"
    assert faulty.told(Language.EN).endswith("\nthe rest was not checked")


def test_an_empty_log_raises_nothing() -> None:
    ProblemLog().raise_any()


def test_mistakes_are_caught_at_a_place() -> None:
    log = ProblemLog()
    with log.catching(place(7)):
        raise MISTAKE
    assert [problem.position.line for problem in log.problems()] == [7]


def test_a_doubted_word_is_counted_but_not_told() -> None:
    log = ProblemLog()
    with log.doubting_inside():
        log.doubt("rate", "等级")
        log.add(place(1), unknown("属性", "rate", (), "改正"))
        log.add(place(2), unknown("等级", "优", (), "改正"))
        log.add(place(3), unknown("属性", "other", (), "改正"))
    log.add(place(4), unknown("属性", "rate", (), "改正"))
    assert len(log) == 4
    assert [problem.position.line for problem in log.problems()] == [3, 4]


def test_a_mistake_alone_tells_the_nearest_word_too() -> None:
    assert "；您是否想写“target”？；修复：" in str(unknown("属性", "targt", ["target"], "改正"))
    assert "您是否想写" not in str(unknown("属性", "xyz", ["target"], "改正"))
