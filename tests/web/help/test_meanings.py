"""The texts say what a word means, not which figure a policy sets."""

from __future__ import annotations

import re

from service.web.help.meanings import CLAUSES, MEANINGS, NUMBERS

FIGURE = re.compile(r"\d+(?:\.\d+)?")
FULL_SCORE, FIRST_ROUND = "100", "1"


def test_no_number_of_a_policy_stands_in_a_text() -> None:
    found = {figure for said in MEANINGS.values() for figure in FIGURE.findall(said.zh)}
    assert found == {FULL_SCORE, FIRST_ROUND}
    assert all(CLAUSES.values())
    assert {f"number-{name}" for name in NUMBERS} <= set(MEANINGS)
