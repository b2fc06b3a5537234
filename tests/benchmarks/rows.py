"""What a benchmark reports: rows of figures, and rates measured side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `goal` is what it should reach, in words; `reached` is None without a goal."""

    what: str
    value: float
    unit: str
    goal: str = ""
    reached: bool | None = None


def at_least(what: str, value: float, unit: str, goal: float) -> Row:
    """A figure that should not fall below a goal."""
    return Row(what, value, unit, f"≥ {goal:g}", value >= goal)


def at_most(what: str, value: float, unit: str, goal: float) -> Row:
    """A figure that should not rise above a goal."""
    return Row(what, value, unit, f"≤ {goal:g}", value <= goal)


def rates(contenders: Mapping[str, Callable[[], object]], rounds: int = 9, seconds: float = 0.25) -> dict[str, float]:
    """Calls a second of each contender: median over rounds in which all take turns."""
    for call in contenders.values():
        call()
    measured: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, call in contenders.items():
            measured[name].append(_rate(call, seconds))
    return {name: median(values) for name, values in measured.items()}


def _rate(call: Callable[[], object], seconds: float) -> float:
    calls, start = 0, perf_counter()
    while (spent := perf_counter() - start) < seconds:
        call()
        calls += 1
    return calls / spent
