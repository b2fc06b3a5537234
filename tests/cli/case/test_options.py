"""What the commands on a case read."""

from decimal import Decimal

import pytest

from service.cli.case.options import read_number, read_pairs, read_recommendation
from service.cli.usage import NotUnderstood
from service.vocabulary.assessment import Recommendation


def test_decisions_numbers_and_pairs_are_read() -> None:
    assert read_recommendation(" 通过 ") is Recommendation.PASS
    assert read_number("85.50") == Decimal("85.50")
    assert read_pairs(["PJ-01 = 某公司", "TG-07=a=b"], "--owner") == {"PJ-01": "某公司", "TG-07": "a=b"}
    assert read_pairs(None, "--owner") == {}


@pytest.mark.parametrize("text", ["优秀", ""])
def test_other_decisions_are_refused(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read_recommendation(text)
    assert "请写其中之一：通过、限期整改" in refused.value.said.zh


@pytest.mark.parametrize("text", ["高", "NaN", "Infinity", ""])
def test_other_numbers_are_refused(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read_number(text)
    assert "不是数" in refused.value.said.zh


@pytest.mark.parametrize("text", ["PJ-01", "=某公司", "PJ-01="])
def test_other_pairs_are_refused(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read_pairs([text], "--owner")
    assert "--owner 的“" in refused.value.said.zh
