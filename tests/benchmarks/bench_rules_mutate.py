"""Mutation of the shipped pack: every mutant against examples, criteria and example cases, on two processes."""

from __future__ import annotations

from datetime import date
from time import perf_counter

from service.settings import load_settings
from service.workflow.rules.mutate_rules import GOAL, mutate_rules
from tests.benchmarks.rows import Row, at_least, at_most

PACK = "base-145"
ON = date(2026, 3, 31)


def run() -> list[Row]:
    """Time of one whole run, loading included, and its score."""
    start = perf_counter()
    (mutated,) = mutate_rules(load_settings(), PACK, ON, processes=2)
    spent = perf_counter() - start
    tried = len(mutated.score.tried)
    return [
        at_most(f"rules mutate {PACK}：{tried} 个变异", spent, "秒", 60),
        Row("每个变异", 1_000 * spent / tried, "毫秒"),
        at_least("变异得分", mutated.score.percent, "%", GOAL),
    ]
