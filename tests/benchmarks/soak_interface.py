"""The journey through the interface on PostgreSQL: from the opening of a case to two signatures."""

from __future__ import annotations

import subprocess
import sys
from time import perf_counter

from tests.benchmarks.rows import Row, at_most
from tests.conventions.repository import ROOT

_JOURNEY = "tests/features/test_interface_journey.py"


def run() -> list[Row]:
    """The scenario that the suite runs on SQLite; what pytest says is shown where it fails."""
    start = perf_counter()
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", _JOURNEY, "--database", "postgresql")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout)
    return [at_most("没有走通的场景", int(done.returncode != 0), "个", 0), Row("用时", perf_counter() - start, "秒")]
