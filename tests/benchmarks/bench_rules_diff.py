"""Two rule bases compared by meaning: the shipped pack with one threshold moved, and one large table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from statistics import median
from time import perf_counter

from service.authoring.position import Position
from service.rulelang.diff.consequences import RuleBase
from service.rulelang.diff.difference import diff_rule_bases
from service.rulelang.diff.regions import differing_regions
from service.rulelang.load import load_rule_base
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import Attribute, Interval, NumberTest, Row, Table, TextTest
from service.settings import data_folder
from tests.benchmarks.rows import Row as Figure

ON = date(2026, 1, 15)
FLOOR = "nearly_met_floor"
ROUNDS = 5
BANDS, WORDS = 50, 10


def run() -> list[Figure]:
    """Seconds of one comparison, loading not counted."""
    base = RuleBase(*load_rule_base(data_folder("rules"), data_folder("rubrics"), "base-145", ON))
    moved = replace(base, pack=_moved(base.pack))
    found = diff_rule_bases(base, moved)
    if len(found.rules) != sum(FLOOR in rule.table.thresholds for rule in base.pack.rules.values()):
        raise AssertionError("not every rule that reads the threshold differs")
    one, other = _large(Decimal(50)), _large(Decimal(51))
    if len(differing_regions(one, other)) != 1:
        raise AssertionError("the moved limit is one region")
    return [
        Figure(
            f"base-145 移动一个门槛（{len(found.rules)} 条规则不同），中位数",
            _seconds(lambda: diff_rule_bases(base, moved)),
            "秒",
        ),
        Figure("base-145 与自己比较，中位数", _seconds(lambda: diff_rule_bases(base, base)), "秒"),
        Figure(
            f"{len(one.rows):,} 行 × 3 个属性的表，移动一个界限，中位数",
            _seconds(lambda: differing_regions(one, other)),
            "秒",
        ),
    ]


def _seconds(call: Callable[[], object]) -> float:
    def once() -> float:
        start = perf_counter()
        call()
        return perf_counter() - start

    return median(once() for _ in range(ROUNDS))


def _moved(pack: Pack) -> Pack:
    """The pack with another floor in every table that reads it."""
    rules = {rule.id: _with_floor(rule) for rule in pack.rules.values()}
    floor = replace(pack.parameters[FLOOR], value=Decimal("0.92"))
    return replace(pack, rules=rules, parameters={**pack.parameters, FLOOR: floor}, digest="")


def _with_floor(rule: Rule) -> Rule:
    if FLOOR not in rule.table.thresholds:
        return rule
    old, new = rule.table.thresholds[FLOOR], Decimal("0.92")
    rows = tuple(
        replace(row, tests={name: _moved_test(test, old, new) for name, test in row.tests.items()})
        for row in rule.table.rows
    )
    return replace(rule, table=replace(rule.table, rows=rows, thresholds={FLOOR: new}))


def _moved_test(test: NumberTest | TextTest, old: Decimal, new: Decimal) -> NumberTest | TextTest:
    if isinstance(test, TextTest):
        return test
    ends: dict[Decimal | None, Decimal | None] = {old: new}
    return replace(
        test,
        intervals=tuple(
            replace(part, low=ends.get(part.low, part.low), high=ends.get(part.high, part.high))
            for part in test.intervals
        ),
    )


def _large(limit: Decimal) -> Table:
    """One row for each band of a number, word and side of a limit; the limit is moved in one of them."""
    columns = (
        Attribute("number", "number", low=Decimal(0)),
        Attribute("word", "text", values=tuple(f"w{index}" for index in range(WORDS))),
        Attribute("other", "number"),
    )
    rows = enumerate(_large_rows(limit), start=1)
    return Table(
        columns, tuple(Row(number, tests, outcome, Position("a.yaml", number, 1)) for number, (tests, outcome) in rows)
    )


def _large_rows(limit: Decimal) -> Iterator[tuple[dict[str, NumberTest | TextTest], str]]:
    for band in range(BANDS):
        high = None if band == BANDS - 1 else Decimal(band + 1)
        number = NumberTest((Interval(Decimal(band), True, high, False),), "")
        for word in range(WORDS):
            mark = limit if (band, word) == (3, 4) else Decimal(50 + band % 7)
            below, above = Interval(None, False, mark, False), Interval(mark, True, None, False)
            text = TextTest(frozenset((f"w{word}",)), "")
            for part, outcome in ((below, "unmet"), (above, "met")):
                yield {"number": number, "word": text, "other": NumberTest((part,), "")}, outcome
