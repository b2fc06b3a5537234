"""The laws of a judgement on every cell, row and way of writing of the complete examples, and on many random parks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter
from typing import TypeVar

from service.vocabulary.assessment import Recommendation
from tests.assessment.cases import COMPLETE
from tests.benchmarks.rows import Row, at_most
from tests.features.test_laws_of_company import ALL, alone, differing, recorded
from tests.features.test_laws_of_figures import further, judged, losses, nearer, odd, wrong_gaps, wrong_sums
from tests.features.test_laws_of_missing import conclusion_after, look, lost_cells, lost_rows, of_row
from tests.features.test_laws_of_saying import check, ways

Tried = TypeVar("Tried")
_PARKS = 100


def run() -> list[Row]:
    """How often each law was tried, and how often it did not hold."""
    start = perf_counter()
    rows = [
        *_held("留空一个单元格", lost_cells(), lambda one: look(one[0], one[1], frozenset((one[2],)))),
        *_held("缺少一行或一张表的各行", lost_rows(), lambda one: look(one[0], one[1], of_row(*one))),
        *_held("按所列各项补正", _each(lambda _: range(_PARKS)), _stuck),
        *_held("换一种写法", ways(every=True), _told_otherwise),
        *_held(
            "实际值趋近目标", ((name, steps) for name in COMPLETE for steps in nearer(name)), lambda one: losses(*one)
        ),
        *_held("项目推进", _each(further), lambda one: losses(*one)),
        *_held("打印的数相加", _each(lambda _: range(_PARKS)), _wrong),
        *_held("换一种先后", range(5), lambda seed: differing(ALL, seed)),
        *_held("另起一个进程", ALL, lambda one: recorded(one) != alone(one)),
    ]
    return [*rows, Row("用时", perf_counter() - start, "秒")]


def _held(law: str, tried: Iterable[Tried], broken: Callable[[Tried], object]) -> list[Row]:
    times, failed = 0, 0
    for one in tried:
        times += 1
        if what := broken(one):
            print(f"  {law}：{one}：{what}")
            failed += 1
    return [Row(law, times, "次"), at_most("其中不成立", failed, "次", 0)]


def _each(of: Callable[[str], Iterable[Tried]]) -> Iterator[tuple[str, Tried]]:
    """(case, each of what there is of it)."""
    yield from ((name, one) for name in COMPLETE for one in of(name))


def _stuck(one: tuple[str, int]) -> bool:
    recommendation, _ = conclusion_after(*one)
    return recommendation is Recommendation.UNDETERMINED


def _told_otherwise(one: tuple[str, str]) -> str:
    try:
        check(*one)
    except AssertionError as error:
        return str(error)[:300] or "不同"
    return ""


def _wrong(one: tuple[str, int]) -> list[str]:
    made = judged(one[0], odd(*one))
    return [*wrong_sums(made), *wrong_gaps(made)]
