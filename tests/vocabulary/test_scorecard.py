"""A scorecard words its arithmetic when it is read, not before."""

from typing import NamedTuple

from service.vocabulary.exact import ONE, ZERO
from service.vocabulary.scorecard import ScoreLine, ScoreSection


class Counted(NamedTuple):
    """Working that keeps count of how often it was put into text."""

    asked: list[str]

    def __str__(self) -> str:
        self.asked.append("told")
        return "4 × 50% = 2"


def test_arithmetic_is_worded_when_it_is_read() -> None:
    working = Counted([])
    line = ScoreLine("T-01", "", ONE, True, ONE, ONE, ONE, working, (("T-01", "case"),))
    section = ScoreSection("x", "", ONE, ONE, ONE, None, False, True, working, (line,))
    assert (section.ratio, line.share, working.asked) == (ONE, ONE, [])
    assert (section.arithmetic, line.arithmetic, working.asked) == ("4 × 50% = 2", "4 × 50% = 2", ["told", "told"])


def test_a_reason_stands_where_nothing_is_worked_out() -> None:
    line = ScoreLine("T-01", "", ONE, False, ZERO, ZERO, ZERO, "不适用，权重由本部分其他各项分担", ())
    assert line.arithmetic == "不适用，权重由本部分其他各项分担"
