"""A case in the browser on PostgreSQL with two web processes: workbook, rectification, decision of two departments."""

from __future__ import annotations

import subprocess
import sys

from tests.benchmarks.rows import Row, at_most
from tests.storage.postgres import ROOT


def run() -> list[Row]:
    """How long it takes; it stops at the first thing that is not as it should be."""
    command = [sys.executable, "-m", "tests.journeys.whole_case_served"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    seconds, state, number = done.stdout.split()
    return [
        at_most("案卷没有到第 2 轮发文", int((state, number) != ("issued", "2")), "件", 0),
        at_most("从工作簿到两个部门签署的决定", float(seconds), "秒", 600),
    ]
