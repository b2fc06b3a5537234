"""Whether memory stays flat while something is done again and again."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter


def repeat(work: Callable[[], object], times: int) -> tuple[float, float]:
    """(megabytes grown, seconds a call), after a tenth of the calls as warm-up."""
    for _ in range(times // 10):
        work()
    before, start = _resident(), perf_counter()
    for _ in range(times):
        work()
    return (_resident() - before) / 2**20, (perf_counter() - start) / times


def _resident() -> int:
    gc.collect()
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
