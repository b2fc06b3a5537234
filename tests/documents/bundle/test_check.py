"""How single checks make the whole: one failure fails it, what cannot be told is neither."""

import pytest

from service.documents.bundle.check import Check, Outcome, fails, holds, noted, overall, unchecked

HOLDS, FAILS = holds("a", "是", "is"), fails("b", "否", "is not", "facts/1.json")
UNCHECKED, NOTED = unchecked("c", "不知", "unknown"), noted("d", "注意", "note")


@pytest.mark.parametrize(
    ("checks", "outcome"),
    [
        ((HOLDS, NOTED), Outcome.HOLDS),
        ((HOLDS, UNCHECKED), Outcome.UNCHECKED),
        ((UNCHECKED, FAILS, HOLDS), Outcome.FAILS),
        ((), Outcome.HOLDS),
    ],
)
def test_the_worst_decides(checks: tuple[Check, ...], outcome: Outcome) -> None:
    assert overall(checks) is outcome


def test_every_outcome_has_a_mark_of_its_own() -> None:
    assert len({outcome.mark for outcome in Outcome}) == len(Outcome)
    assert (FAILS.outcome.mark, FAILS.member, FAILS.said.en) == ("✗", "facts/1.json", "is not")
