"""Every person of elsewhere asks every GET route of the interface for all that is one province's, rules included."""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import perf_counter

from tests.api.strangers import STRANGERS, neighbourhood
from tests.benchmarks.rows import Row, at_most


def run() -> list[Row]:
    """Answers that gave something away."""
    start = perf_counter()
    with tempfile.TemporaryDirectory() as folder, neighbourhood(Path(folder)) as there:
        asked = [(who, route) for who in STRANGERS for route in there.routes if route.read]
        told = [route.path for who, route in asked if there.tells(who, route)]
    return [
        Row("人员 × 路由", len(asked), "次"),
        at_most("其中透露了什么", len(told), "次", 0),
        Row("用时", perf_counter() - start, "秒"),
    ]
