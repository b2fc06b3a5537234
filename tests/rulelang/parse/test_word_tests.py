"""Conditions on words."""

import pytest

from service.authoring.problem import Mistake
from service.rulelang.parse.word_tests import read_words
from service.rulelang.tables import Attribute

STATUS = Attribute("status", "text", values=("done", "trial", "cancelled_approved"), title="状态")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('"done"', {"done"}),
        ('"done","trial"', {"done", "trial"}),
        ('not("done")', {"trial", "cancelled_approved"}),
        ('not( "done" , "trial" )', {"cancelled_approved"}),
    ],
)
def test_word_tests(text: str, values: set[str]) -> None:
    test = read_words(text, STATUS)
    assert test.values == values


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("done", "unquoted-word", """'"done"'"""),
        ("已完成", "unquoted-word", """'"done"'"""),
        (">= 1", "unquoted-word", "双引号里的词"),
        ('not("done"', "unquoted-word", "not(…)"),
        ('"dome"', "unknown-word", "done（已完成）"),
        ('not("done", "trial", "cancelled_approved")', "empty-words", "至少留下一个"),
    ],
)
def test_refusals(text: str, code: str, words: str) -> None:
    with pytest.raises(Mistake) as caught:
        read_words(text, STATUS)
    assert caught.value.code == code
    assert words in str(caught.value)


def test_the_nearest_word_is_suggested() -> None:
    with pytest.raises(Mistake) as caught:
        read_words('"dome"', STATUS)
    assert caught.value.suggestion == "done"
