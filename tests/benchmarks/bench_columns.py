"""The reference in columns: the whole pack base-145 over a province's parks and over 100,000, scored and decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from statistics import median
from time import perf_counter

import numpy as np

from service.engine.columns.evaluate import evaluate_columns
from service.engine.columns.population import Column, Population, population
from service.engine.reference.evaluate import evaluate
from service.rulelang.load import load_rule_base
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.settings import Settings
from tests.benchmarks.rows import Row, at_most
from tests.engine.parks import ParkMaker

PARKS, MANY = 2_543, 100_000
READ = 60
"""Random parks that are read one by one; the populations draw every column of theirs on its own."""


def run() -> list[Row]:
    """Seconds for both populations, after checking that the columns say what the reference says park by park."""
    given = Settings()
    pack, rubric = load_rule_base(given.rules_dir, given.rubrics_dir, "base-145", date(2026, 6, 30))
    read = _read_parks(pack, rubric)
    some = _seconds(pack, rubric, _drawn(read, PARKS), 5)
    many = _seconds(pack, rubric, _drawn(read, MANY), 2)
    pairs = sum(len(rule.subjects) for rule in pack.rules.values())
    return [
        Row("规则 × 对象", pairs, "项/园"),
        at_most(f"{PARKS:,} 个园区，评分并作结论", some, "秒", 0.5),
        Row(f"{MANY:,} 个园区，评分并作结论", many, "秒"),
        at_most(f"每园用时 {MANY:,} ÷ {PARKS:,}", many / MANY / (some / PARKS), "倍", 1.5),
    ]


def _read_parks(pack: Pack, rubric: Rubric) -> Population:
    makers = [ParkMaker(Random(seed), pack, spoilt=0.1) for seed in range(READ)]
    cases = [(maker.submission(), replace(maker.judgements(), closed_questions={})) for maker in makers]
    parks = [evaluate(*case, pack, rubric) for case in cases]
    read = population(pack, [{key: one.read for key, one in park.judged.items()} for park in parks], [set()] * READ)
    found = evaluate_columns(pack, rubric, read)
    for place, park in enumerate(parks):
        if any(found.outcome(key, place) != (one.outcome, one.row) for key, one in park.judged.items()):
            raise AssertionError(f"columns and reference differ on park {place}")
    return read


def _drawn(read: Population, parks: int) -> Population:
    random = np.random.default_rng(20211004)

    def draw(column: Column) -> Column:
        return column.take(random.integers(0, read.parks, parks))

    columns = {key: {name: draw(column) for name, column in named.items()} for key, named in read.columns.items()}
    return Population(parks, columns)


def _seconds(pack: Pack, rubric: Rubric, parks: Population, times: int) -> float:
    measured = []
    for _ in range(times):
        start = perf_counter()
        evaluate_columns(pack, rubric, parks)
        measured.append(perf_counter() - start)
    return median(measured)
