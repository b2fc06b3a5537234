"""Slots of sentences name what the rule knows."""

import pytest

from service.authoring.problem import Mistake
from service.rulelang.parse.sentences import require_slots, slots

KNOWN = {"actual": "实际值", "target": "目标值"}


def test_slots_are_listed_once_in_order() -> None:
    assert slots("{target} 与 {actual}，再看 {target}") == ("target", "actual")
    assert slots("没有占位") == ()


def test_good_sentences_pass() -> None:
    require_slots("实际 {actual}，目标 {target}", KNOWN)
    require_slots("没有占位", KNOWN)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("实际 {actuel}", "unknown-word"),
        ("实际 {}", "unknown-word"),
        ("实际 {actual", "lonely-brace"),
        ("实际 actual}", "lonely-brace"),
        ("实际 {{actual}}", "lonely-brace"),
        ("实际 ｛actual｝", "full-width-bracket"),
        ("实际 {actual｝", "full-width-bracket"),
    ],
)
def test_refusals(sentence: str, code: str) -> None:
    with pytest.raises(Mistake) as caught:
        require_slots(sentence, KNOWN)
    assert caught.value.code == code
