"""A pack that begins before, or ends after, the one it extends is told, and the day moved to one that can be read."""

from datetime import date

import pytest

from service.authoring.problem import ProblemLog
from service.rulelang.parse.pack import PackHead
from service.rulelang.parse.periods import day_within
from tests.rulelang.strategies import HERE

FIRST, LAST = date(2024, 1, 1), date(2025, 12, 31)


def head(start: date, until: date | None) -> PackHead:
    places = dict.fromkeys(("version", "in_force"), HERE)
    return PackHead("b", "", "", "1", 1, "example", start, until, (), {}, None, "a", (), places, adapted=True)


@pytest.mark.parametrize(
    ("start", "until", "asked", "taken", "named"),
    [
        (FIRST, LAST, date(2024, 6, 1), date(2024, 6, 1), []),
        (date(2023, 12, 31), LAST, date(2023, 12, 31), FIRST, [("2023-12-31", "2024-01-01")]),
        (FIRST, date(2026, 1, 1), date(2026, 1, 1), LAST, [("2026-01-01", "2025-12-31")]),
        (date(2023, 1, 1), date(2027, 1, 1), date(2024, 6, 1), date(2024, 6, 1),
         [("2023-01-01", "2024-01-01"), ("2027-01-01", "2025-12-31")]),
        (FIRST, None, date(2026, 1, 1), date(2026, 1, 1), []),
        (date.min, LAST, date(2024, 6, 1), date(2024, 6, 1), []),
    ],
)  # fmt: skip
def test_both_dates_are_named(
    start: date, until: date | None, asked: date, taken: date, named: list[tuple[str, str]]
) -> None:
    log = ProblemLog()
    assert day_within(head(start, until), FIRST, LAST, asked, log) == taken
    problems = log.problems()
    assert [problem.code for problem in problems] == ["beyond-extended"] * len(named)
    for problem, (own, other) in zip(problems, named, strict=True):
        assert problem.en is not None
        for text in (problem.found, problem.en.found):
            assert own in text
            assert other in text
