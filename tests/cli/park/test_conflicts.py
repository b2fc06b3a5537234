"""Conflicts of a park list are folded: no hundred lines that say the same."""

from service.casework.park_comparison import Conflict
from service.cli.park.conflicts import told_conflicts
from service.vocabulary.language import Said
from tests.casework.parks import park

OUTSIDE = Said("属 甘肃省", "belongs to gansu")


def outside(count: int) -> list[Conflict]:
    return [Conflict(row, f"园{row}", OUTSIDE, (), "outside gansu") for row in range(2, 2 + count)]


def test_many_that_say_the_same_are_one_line_with_examples() -> None:
    (line,) = told_conflicts(outside(156))
    assert line.zh == "156 行 须认定：属 甘肃省（如 第 2 行 园2、第 3 行 园3、第 4 行 园4；加 --verbose 逐行列出）"
    assert line.en.startswith("156 rows to decide: each belongs to gansu (such as row 2 园2, ")
    assert len(list(told_conflicts(outside(156), every=True))) == 156


def test_few_stand_each_on_a_line() -> None:
    assert [line.zh for line in told_conflicts(outside(2))] == [
        "第 2 行 须认定：园2：属 甘肃省", "第 3 行 须认定：园3：属 甘肃省",
    ]  # fmt: skip


def test_many_of_one_sort_with_their_own_causes_are_shown_by_example() -> None:
    named = [Conflict(row, "甲", Said(f"第{row}", f"no {row}"), (park(),), "same name") for row in range(5)]
    *shown, rest = told_conflicts([*outside(1), *named])
    assert len(shown) == 4
    assert shown[1].zh == "第 0 行 须认定：甲：第0（可能是：S217001 园区S217001）"
    assert (rest.zh, rest.en) == (
        "…… 同类的另有 2 行，加 --verbose 逐行列出", "… and 2 more rows of this sort, see --verbose",
    )  # fmt: skip
