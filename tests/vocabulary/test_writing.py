"""Writings that differ in width, blanks or case only are the same."""

import pytest

from service.vocabulary.writing import folded, quoted, says_none


def test_width_blanks_and_case_tell_nothing_apart() -> None:
    assert folded(" Ｇ156020　") == folded("g156 020") == "g156020"
    assert folded("浙 江\n省") == "浙江省"
    assert folded("中德（沈阳）") == folded("中德(沈阳)")


def test_other_letters_do() -> None:
    assert folded("山西") != folded("陕西")


def test_a_long_text_is_repeated_by_its_beginning() -> None:
    assert quoted("沈阳经济技术开发区") == "沈阳经济技术开发区"
    assert quoted("园" * 10_000) == "园" * 40 + "…"


@pytest.mark.parametrize("text", ["无", " 没有困难。", "无 困 难", "None"])
def test_that_there_is_nothing_is_said(text: str) -> None:
    assert says_none(text)


@pytest.mark.parametrize("text", ["", "资金", "无资金", "没有困难以外的说明"])
def test_other_words_do_not_say_so(text: str) -> None:
    assert not says_none(text)
