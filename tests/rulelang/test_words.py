"""Tests and values in Chinese words."""

from decimal import Decimal

import pytest

from service.rulelang.parse.rubric import POLICIES
from service.rulelang.tables import Attribute, Interval, NumberTest, TextTest
from service.rulelang.words import NOT_APPLICABLE, number_in_words, relied_on, test_in_words, value_in_words
from service.vocabulary.language import Language

SHARE = Attribute("share", "number", "%")


def interval(low: str | None, high: str | None, ends: str) -> NumberTest:
    bounds = [None if end is None else Decimal(end) for end in (low, high)]
    return NumberTest((Interval(bounds[0], ends[0] == "[", bounds[1], ends[1] == "]"),), "")


@pytest.mark.parametrize(
    ("test", "words", "english"),
    [
        (interval("0.9", None, "[)"), "≥ 90%", "≥ 90%"),
        (interval("0.9", None, "()"), "> 90%", "> 90%"),
        (interval(None, "0.05", "(]"), "≤ 5%", "≤ 5%"),
        (interval(None, "0.005", "()"), "< 0.5%", "< 0.5%"),
        (interval("1", "1", "[]"), "= 100%", "= 100%"),
        (interval("0.8", "0.9", "[)"), "80%（含）至 90%（不含）", "from 80% to below 90%"),
        (interval("0.8", "0.9", "(]"), "80%（不含）至 90%（含）", "above 80% to 90% inclusive"),
        (interval(None, None, "()"), "任意值", "any value"),
    ],
)
def test_intervals(test: NumberTest, words: str, english: str) -> None:
    assert test_in_words(test, SHARE) == words
    assert test_in_words(test, SHARE, Language.EN) == english


def test_words_in_the_columns_order() -> None:
    column = Attribute("status", "text", values=("done", "trial", "building"))
    test = TextTest(frozenset({"trial", "done"}), "")
    assert test_in_words(test, column) == "已完成或试运行"
    assert test_in_words(test, column, Language.EN) == "done or trial"


def test_numbers_keep_their_unit_and_zero_is_a_number() -> None:
    assert [number_in_words(Decimal(v), u) for v, u in (("0", "%"), ("0.40", "tce/万元"), ("3", ""))] == [
        "0%",
        "0.40 tce/万元",
        "3",
    ]


def test_an_answer_stands_for_itself() -> None:
    assert value_in_words("基本符合") == value_in_words("基本符合", Language.EN) == "基本符合"


def test_every_policy_of_a_rubric_has_words() -> None:
    assert tuple(NOT_APPLICABLE) == POLICIES


def test_a_code_is_its_own_english_word() -> None:
    assert value_in_words("nearly_met", Language.EN) == "nearly met"
    assert value_in_words("energy-carbon", Language.EN) == "energy saving and carbon reduction"


def test_an_example_is_not_called_one_twice() -> None:
    assert relied_on("示例", "example") == ("示例，由各地确定",)
    assert relied_on("示例，本省从严", "example") == ("示例，本省从严",)
    assert relied_on("本省规定", "example") == ("示例，由各地确定", "本省规定")
    assert relied_on("通知三(二)", "notice") == ("通知规定", "通知三(二)")
