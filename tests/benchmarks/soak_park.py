"""Memory over 10,000 assessments of one complete park."""

from __future__ import annotations

from tests.benchmarks.memory import repeat
from tests.benchmarks.parks import one_park
from tests.benchmarks.rows import Row, at_most

TIMES = 10_000


def run() -> list[Row]:
    """Growth of resident memory after warm-up, and the time of one assessment."""
    grown, seconds = repeat(one_park(), TIMES)
    return [
        Row("一次评价", seconds * 1_000, "毫秒"),
        at_most(f"{TIMES:,} 次评价后内存增长", grown, "MB", 4),
    ]
