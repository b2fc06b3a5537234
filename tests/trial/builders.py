"""Random sound tables, rules whose examples show all of them, and the small rule base on trial."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise, product

from hypothesis import strategies as st

from service.assessment.rule_examples import Stated
from service.criteria.scenarios import read_scenarios
from service.rulelang.pack import Example, Pack, Rule
from service.rulelang.rubric import Rubric
from service.rulelang.tables import Attribute, Interval, NumberTest, Row, Table, Test, TextTest
from service.trial.case_trial import CaseTrial
from service.trial.coverage import coverage
from service.trial.criteria_trial import CriteriaTrial
from service.trial.mutate import Trial
from service.trial.proposals import outcome, stated_for
from tests.assessment.pack_builders import HERE, a_pack, a_rule
from tests.criteria.builders import rule_base

OUTCOMES = ("met", "nearly_met", "unmet")
WORDS = ("red", "green", "blue")


def pieces(column: Attribute, marks: Sequence[int], closed: Sequence[bool]) -> list[Test]:
    """A column cut at marks, each mark belonging to the piece above (closed) or below; a text column word by word."""
    if column.kind == "text":
        return [TextTest(frozenset((word,)), f'"{word}"') for word in column.values]
    ends = [None, *(Decimal(mark) for mark in marks), None]
    above = [False, *closed, True]
    parts = [
        Interval(low, low is not None and above[place], high, high is not None and not above[place + 1])
        for place, (low, high) in enumerate(pairwise(ends))
    ]
    return [NumberTest((part,), str(part)) for part in parts]


@st.composite
def sound_tables(draw: st.DrawFn) -> Table:
    """One or two columns, a row for each combination of their pieces, with any verdicts."""
    columns = [Attribute("a", "number", draw(st.sampled_from(("", "%"))))]
    if draw(st.booleans()):
        words = Attribute("b", "text", values=WORDS[: draw(st.integers(2, 3))])
        columns.append(draw(st.sampled_from((words, Attribute("b", "number")))))
    cut = []
    for column in columns:
        marks = sorted(draw(st.sets(st.integers(-3, 3), min_size=1, max_size=3)))
        cut.append(pieces(column, marks, [draw(st.booleans()) for _ in marks]))
    names = [column.name for column in columns]
    rows = tuple(
        Row(number, dict(zip(names, tests, strict=True)), draw(st.sampled_from(OUTCOMES)), HERE)
        for number, tests in enumerate(product(*cut), start=1)
    )
    return Table(tuple(columns), rows)


def of_table(table: Table, **other: object) -> tuple[Rule, Pack]:
    """A rule with this table and its pack; `other` are further fields of the rule."""
    rule = replace(a_rule(*table.attributes), table=table, **other)  # type: ignore[arg-type]
    return rule, a_pack(rule)


def with_all_examples(table: Table) -> tuple[Rule, Pack]:
    """A rule with one example for each point its examples must show."""
    rule, pack = of_table(table)
    bare = coverage(rule, pack)
    examples = tuple(an_example(rule, stated_for(bare, point), pack) for point in bare.points)
    return of_table(table, examples=examples)


def an_example(rule: Rule, stated: Stated, pack: Pack) -> Example:
    """What is stated, with the verdict it comes to."""
    return Example(stated.values, stated.rows, outcome(rule, stated, pack), HERE)


def up_to(mark: str, unit: str = "%") -> Table:
    """Met from a threshold on, unmet below."""
    end, column = Decimal(mark), Attribute("a", "number", unit)
    met, unmet = Interval(end, True, None, False), Interval(None, False, end, False)
    rows = [Row(1, {"a": NumberTest((met,), f">= {mark}")}, "met", HERE)]
    return Table((column,), (*rows, Row(2, {"a": NumberTest((unmet,), f"< {mark}")}, "unmet", HERE)))


FEATURE = """# language: zh-CN
@demo
功能: 结论

  场景大纲: 一条规则不同
    假如 评分各项均判定为“达到”
    但是 下列规则判定不同
      | 规则   | 判定   |
      | <规则> | <判定> |
    当 汇总各项判定
    那么 建议结论为“<结论>”

    例子:
      | 规则  | 判定   | 结论     |
      | GT-01 | 未达到 | 不予通过 |
      | GT-01 | 达到   | 通过     |

  场景: 目标
    假如 “单位生产总值能耗”的完成率为100%
    当 按规则TG-01判定
    那么 判定为“达到”
"""


@cache
def demo() -> tuple[Pack, Rubric]:
    """The small rule base."""
    return rule_base()


def a_trial(feature: str = "") -> Trial:
    """The small rule base on trial, with the scenarios of a feature."""
    pack, rubric = demo()
    scenarios = read_scenarios(feature, "demo.feature") if feature else ()
    return Trial(pack, rubric, CriteriaTrial(scenarios, pack, rubric), CaseTrial((), pack, rubric))
