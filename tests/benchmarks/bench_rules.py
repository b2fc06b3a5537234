"""The rule base: checking what is shipped with proofs, loading a pack, large tables read and analysed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from service.assessment.assess import warm
from service.authoring.position import Position
from service.authoring.reading import parse_document
from service.rulelang.analysis.monotone import prove_monotone
from service.rulelang.load import load_rule_base
from service.rulelang.pack import Pack
from service.rulelang.table_check import check_table
from service.rulelang.tables import Attribute, Interval, NumberTest, Row, Table
from service.settings import Settings
from service.workflow.rules.check_rules import check_rules
from tests.benchmarks.rows import Row as Figure
from tests.benchmarks.rows import at_most
from tests.rulelang.builders import RUBRIC, RuleBase, rule_base

ON = date(2026, 6, 30)
ROWS, FILES, STEPS = 1_000, 16, 10
HERE = Position("bench", 1, 1)


def run() -> list[Figure]:
    """Seconds of each, files read afresh unless said otherwise."""
    given = Settings()
    pack, _ = load_rule_base(given.rules_dir, given.rubrics_dir, "base-145", ON)
    again = _seconds(lambda: warm(load_rule_base(given.rules_dir, given.rubrics_dir, "base-145", ON)[0]), 5)
    with TemporaryDirectory() as folder:
        large = _large_base(Path(folder))
        loaded = _seconds(lambda: _load(large), 3, parse_document.cache_clear)
    table = _cut_at_random(ROWS)
    analysed = _seconds(lambda: _analysed(table, pack), 3)
    return [
        at_most("rules check：随软件提供的规则包，连同证明", _checked(given), "秒", 5),
        at_most("读取并编译一个规则包（文件未变）", again, "秒", 0.3),
        at_most(f"一张表 {ROWS:,} 行 × 3 列：无缺口、无重叠、单调", analysed, "秒", 2),
        at_most(f"读取 {FILES * ROWS:,} 行（{FILES} 个文件）", loaded, "秒", 3),
    ]


def _seconds(work: Callable[[], object], times: int, before: Callable[[], None] = lambda: None) -> float:
    measured = []
    for _ in range(times):
        before()
        start = perf_counter()
        work()
        measured.append(perf_counter() - start)
    return median(measured)


def _checked(given: Settings) -> float:
    def check() -> None:
        if check_rules(given, None, ON, proofs=True).problems:
            raise AssertionError("the shipped rule base is not clean")

    return _seconds(check, 3, parse_document.cache_clear)


def _analysed(table: Table, pack: Pack) -> None:
    if check_table(table):
        raise AssertionError("the table has gaps or overlaps")
    rule = replace(pack.rules["TG-07"], table=table)
    found = [one for one in prove_monotone(rule, pack, ()) if one.fault]
    if found:
        raise AssertionError(f"the table is monotone, but: {found[0].fault}")


def _cut_at_random(rows: int) -> Table:
    """The space of three numbers cut into boxes at random, all of one verdict, so that nothing ends a search early."""
    random, whole = Random(2021), 1_000_000
    boxes: list[tuple[tuple[int, int], ...]] = [((0, whole),) * 3]
    while len(boxes) < rows:
        place, side = random.randrange(len(boxes)), random.randrange(3)
        box = boxes[place]
        low, high = box[side]
        if high - low > 1:
            cut = random.randrange(low + 1, high)
            boxes[place] = (*box[:side], (low, cut), *box[side + 1 :])
            boxes.append((*box[:side], (cut, high), *box[side + 1 :]))
    columns = tuple(Attribute(name, "number", low=Decimal(0), high=Decimal(whole)) for name in "abc")
    return Table(columns, tuple(_row(number, box, whole) for number, box in enumerate(boxes, start=1)))


def _row(number: int, box: tuple[tuple[int, int], ...], whole: int) -> Row:
    ends = zip("abc", box, strict=True)
    tests = {name: _between(low, high, high == whole) for name, (low, high) in ends}
    return Row(number, tests, "met", HERE)


def _between(low: int, high: int, last: bool) -> NumberTest:
    return NumberTest((Interval(Decimal(low), True, Decimal(high), last),), "")


def _load(base: RuleBase) -> None:
    pack, _ = base.load()
    if sum(len(rule.table.rows) for rule in pack.rules.values()) < FILES * ROWS:
        raise AssertionError("not all rows were read")


def _large_base(folder: Path) -> RuleBase:
    """The small rule base with sixteen more rules of a thousand rows each."""
    base = rule_base(folder)
    line = '- {rule: TG-01, weight: "40", not_applicable: exclude_and_redistribute}'
    more = [f'- {{rule: TG-{10 + n}, weight: "1", not_applicable: not_allowed}}' for n in range(FILES)]
    base.change(RUBRIC, {line: "\n      ".join([line.replace("40", str(40 - FILES)), *more])})
    rows = "\n".join(_grid())
    for number in range(10, 10 + FILES):
        base.write(f"rules/demo/targets/TG-{number}-large.yaml", _LARGE.format(id=f"TG-{number}", rows=rows))
    return base


def _grid() -> Iterator[str]:
    for x, y, z in product(range(STEPS), repeat=3):
        total = x + y + z
        verdict = "met" if total > 18 else "nearly_met" if total > 12 else "unmet"
        yield f"    - {{base: {_test(x)}, target: {_test(y)}, actual: {_test(z)}, verdict: {verdict}}}"


def _test(step: int) -> str:
    if step == 0:
        return '"< 1"'
    return f'">= {step}"' if step == STEPS - 1 else f'"[{step}..{step + 1})"'


_LARGE = """id: {id}
title: 大表
clause: ndrc-2021-1004/三(三)
in_force: {{from: 2024-01-01}}
about: {{indicator: energy_intensity}}
numbers: {{source: 示例, reliability: example}}
table:
  on: [base, target, actual]
  rows:
{rows}
because: 实际值
examples:
  - {{given: {{base: "9", target: "9", actual: "9"}}, verdict: met}}
  - {{given: {{base: "9", target: "9", actual: "0"}}, verdict: nearly_met}}
  - {{given: {{base: "0", target: "0", actual: "0"}}, verdict: unmet}}
  - {{given: {{actual: missing}}, verdict: not_evaluable}}
"""
