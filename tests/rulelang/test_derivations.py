"""What the expressions of a derive block read."""

import pytest

from service.rulelang.derivations import (
    Count,
    Days,
    Deviation,
    Difference,
    Earliest,
    Expression,
    Lacks,
    Ratio,
    Share,
    Sum,
    Value,
    operands,
)


@pytest.mark.parametrize(
    ("made", "names"),
    [
        (Value("plan.approval"), ("plan.approval",)),
        (Share("a", "b"), ("a", "b")),
        (Ratio("a", "b", "t"), ("a", "b")),
        (Difference("a", "b"), ("a", "b")),
        (Deviation("a", "b"), ("a", "b")),
        (Days("a", "b"), ("a", "b")),
        (Lacks(("a", "b"), ("c",)), ("a", "b", "c")),
        (Count("project"), ()),
        (Sum("project", "paid_investment"), ()),
        (Earliest("project", "started_on"), ()),
    ],
)
def test_operands_are_read_in_the_order_in_which_they_are_written(made: Expression, names: tuple[str, ...]) -> None:
    assert operands(made) == names
