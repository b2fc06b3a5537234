"""Words of a command line are read as an example would be."""

from decimal import Decimal

import pytest

from service.authoring.problem import RuleProblems
from service.rulelang.pack import Given
from service.rulelang.parse.stated import stated
from service.vocabulary.state import State
from tests.rulelang.builders import DEMO, RuleBase

PACK, RUBRIC = RuleBase(DEMO).load()
GRADES = ("优秀", "合格", "不合格")


def test_values_and_rows_are_read() -> None:
    words = ["rate=95%", "project=[{status: done, task: layout}]"]
    given, rows = stated(words, PACK.rules["PJ-01"], PACK, GRADES)
    assert given == {"rate": Given("95%", State.VALUE, Decimal("0.95"), "%")}
    assert [row["status"].value for row in rows["project"]] == ["done"]


def test_a_state_is_a_value_too() -> None:
    given, _ = stated(["attainment=missing"], PACK.rules["TG-01"], PACK, GRADES)
    assert given["attainment"].state is State.MISSING


@pytest.mark.parametrize("rule", sorted(PACK.rules))
def test_every_example_of_a_rule_can_be_said_in_words(rule: str) -> None:
    for example in PACK.rules[rule].examples:
        words = [f"{name}={value.text}" for name, value in example.given.items()]
        assert stated(words, PACK.rules[rule], PACK, GRADES)[0] == example.given


@pytest.mark.parametrize(
    ("rule", "word", "says"),
    [
        ("TG-01", "attainmnt=95%", "您是否想写“attainment”"),
        ("TG-01", "attainment=95 tce", "attainment=95 tce"),
        ("TG-01", "attainment", "名称=值"),
        ("TG-01", "=3", "名称=值"),
        ("DC-01", "grade=优", "您是否想写“优秀”"),
        ("SY-01", "answer=符", "符合"),
        ("PJ-01", "project=[{statu: done}]", "您是否想写“status”"),
        ("PJ-01", "project=[{status: done}", "project"),
    ],
)
def test_what_the_rule_does_not_know_is_refused(rule: str, word: str, says: str) -> None:
    with pytest.raises(RuleProblems, match=says):
        stated([word], PACK.rules[rule], PACK, GRADES)
