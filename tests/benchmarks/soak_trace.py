"""Every number of the complete example workbooks altered in turn: the trace names the lines that change, no other."""

from __future__ import annotations

from time import perf_counter

from tests.assessment.altering import numeric_cells, restated
from tests.assessment.cases import COMPLETE
from tests.assessment.watched import Watched
from tests.benchmarks.rows import Row, at_most


def run() -> list[Row]:
    """Numbers after which something else changed than the trace had named."""
    start, altered, missed = perf_counter(), 0, 0
    for name in COMPLETE:
        watched = Watched.of(name)
        for cell in numeric_cells(watched.submission):
            altered += 1
            try:
                watched.look(cell, restated(watched.submission, cell), watched.judgements)
            except AssertionError as error:
                print(f"  {name}：{error}")
                missed += 1
    return [
        Row("改动的数", altered, "个"),
        at_most("其中变化与追溯图不符", missed, "个", 0),
        Row("用时", perf_counter() - start, "秒"),
    ]
