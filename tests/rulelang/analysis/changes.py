"""The small rule base with one thing changed, and what the analysis says of it."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from service.rulelang.analysis.obligation import Obligation
from service.rulelang.derivations import Count, Derived
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Rubric
from service.rulelang.tables import Attribute, Interval, NumberTest, Row, Table, TextTest
from tests.rulelang.builders import DEMO, RuleBase
from tests.rulelang.strategies import HERE

PACK, RUBRIC = RuleBase(DEMO).load()


def with_rule(rule: Rule) -> Pack:
    """The pack with another rule of that id."""
    return replace(PACK, rules={**PACK.rules, rule.id: rule})


def with_table(rule: str, table: Table) -> Rule:
    """A rule with another table."""
    return replace(PACK.rules[rule], table=table)


def steps(*outcomes: str, column: Attribute | None = None) -> Table:
    """A table over one number: outcomes from low to high, cut at 1, 2, 3 …"""
    marks = [None, *map(Decimal, range(1, len(outcomes))), None]
    parts = pairwise(marks)
    name = column.name if column else "x"
    rows = tuple(
        Row(number, {name: NumberTest((Interval(low, low is not None, high, False),), "")}, outcome, HERE)
        for number, (outcome, (low, high)) in enumerate(zip(outcomes, parts, strict=True), start=1)
    )
    return Table((column or Attribute("x", "number", title="甲"),), rows)


def counting(rule: str, where: Mapping[str, str], *outcomes: str) -> Rule:
    """A rule over the number of earlier findings that pass (words by field), outcomes as in `steps`."""
    column = Attribute("bad", "number", "项", Decimal(0), title="计数", whole=True)
    tests = {name: TextTest(frozenset(words.split()), "") for name, words in where.items()}
    made = Derived(column, Count("finding", tests))
    return replace(with_table(rule, steps(*outcomes, column=column)), derived=(made,))


def faults(obligations: list[Obligation]) -> list[str]:
    """The codes of the faults."""
    return [one.fault.mistake.code for one in obligations if one.fault is not None]


def points(**shares: str) -> Rubric:
    """The rubric with other points for some verdicts."""
    return replace(RUBRIC, points={**RUBRIC.points, **{word: Decimal(share) for word, share in shares.items()}})
