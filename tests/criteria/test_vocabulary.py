"""The vocabulary is closed, and tells what it allows."""

import pytest

from service.authoring.problem import Mistake
from service.criteria.step import Kind
from service.criteria.vocabulary import STEPS, find

MOST = 15


def test_there_are_at_most_fifteen_sentences_each_once() -> None:
    assert len(STEPS) <= MOST
    assert len({(step.kind, step.text) for step in STEPS}) == len(STEPS)
    assert all(step.act.__doc__ for step in STEPS), "every step says what it is for"


def test_a_sentence_is_found_with_what_stands_in_its_places() -> None:
    step, arguments = find(Kind.WHEN, "按规则TG-07判定")
    assert (step.text, arguments) == ("按规则{rule}判定", {"rule": "TG-07"})


@pytest.mark.parametrize(
    ("kind", "sentence", "near"),
    [
        (Kind.GIVEN, "按规则TG-07判定", "改写成"),
        (Kind.WHEN, "用规则TG-07判定", "改写成“按规则{rule}判定”的样子"),
        (Kind.THEN, "判定是“达到”", "改写成“判定为“{verdict}””的样子"),
    ],
)
def test_any_other_sentence_is_refused_with_the_allowed_ones(kind: Kind, sentence: str, near: str) -> None:
    with pytest.raises(Mistake, match="不认识的步骤") as told:
        find(kind, sentence)
    assert near in told.value.repair
    assert all(step.text in told.value.allowed for step in STEPS if step.kind is kind)
