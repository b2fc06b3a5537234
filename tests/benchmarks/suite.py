"""Tests of the suite that a soak runs at more length than `make test` does."""

from __future__ import annotations

import subprocess
import sys
from time import perf_counter

from tests.benchmarks.rows import Row, at_most
from tests.conventions.repository import ROOT


def tested(*words: str) -> list[Row]:
    """What a run of pytest with these words comes to; what it says is shown where it fails."""
    start = perf_counter()
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-20_000:], done.stderr[-2_000:])
    return [
        at_most("没有通过的测试运行", int(done.returncode != 0), "次", 0),
        Row("用时", perf_counter() - start, "秒"),
    ]
