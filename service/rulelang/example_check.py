"""What a rule's examples must show: every outcome of its table, and what comes of missing data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from service.authoring.problem import English, Mistake, ProblemLog
from service.rulelang.attributes import case_attributes
from service.rulelang.cells import one_inside
from service.rulelang.derivations import Count, Lacks
from service.rulelang.example_line import example_line
from service.rulelang.pack import Example, Rule
from service.rulelang.tables import Row
from service.rulelang.words import value_in_words
from service.vocabulary.finding import Verdict
from service.vocabulary.state import State


def check_examples(rules: Iterable[Rule], log: ProblemLog) -> None:
    """Note every outcome that no example of its rule shows, each with a line ready to paste. The tables are proved
    exclusive already, so a value that passes a row's tests has that row's outcome."""
    for rule in rules:
        place = rule.examples[-1].position if rule.examples else rule.position
        for mistake in _not_shown(rule):
            log.add(place, mistake)


def _not_shown(rule: Rule) -> Iterator[Mistake]:
    shown = {example.verdict for example in rule.examples}
    rows: dict[str, Row] = {}
    for row in rule.table.rows:
        rows.setdefault(row.outcome, row)
    for outcome, row in rows.items():
        if outcome not in shown:
            label = value_in_words(outcome)
            words = f"“{label}”（{outcome}）" if label != outcome else f"“{outcome}”"
            allowed = "判定表能得出的每种判定至少一个例子"
            yield _mistake(rule, f"判定为{words}", outcome, allowed, example_line(_given(rule, row), outcome))
    losable = can_be_missing(rule)
    if losable and not any(_misses(example) for example in rule.examples):
        verdict = Verdict.MANUAL if rule.manual else Verdict.NOT_EVALUABLE
        outcome = next(iter(rows)) if len(rows) == 1 else verdict.value
        line = example_line({losable[0]: State.MISSING.value}, outcome)
        yield _mistake(rule, "数据缺失（missing）", "missing data", "至少一个数据缺失的例子", line)


def _mistake(rule: Rule, what: str, en: str, allowed: str, line: str) -> Mistake:
    repair = f"在 examples 里加一行 {line}；与政策本意不符的，改正判定表"
    english = English(
        f"rule {rule.id} has no example of {en}",
        "an example of each outcome and of missing data",
        f"add {line} to examples; if that is not the policy, correct the table",
    )
    return Mistake("no-example", f"规则 {rule.id} 没有{what}的例子", allowed, repair, en=english)


def can_be_missing(rule: Rule) -> list[str]:
    """Columns other than counts of findings, what says whether something is lacking, and what the whole case always
    has."""
    certain = {line.attribute.name for line in rule.derived if _always_told(line.expression)}
    derived = {line.attribute.name for line in rule.derived}
    certain |= case_attributes(rule.theme, ()).keys() - derived
    return [column.name for column in rule.table.attributes if column.name not in certain]


def _always_told(expression: object) -> bool:
    counts = isinstance(expression, Count) and expression.collection == "finding"
    return counts or isinstance(expression, Lacks)


def _misses(example: Example) -> bool:
    rows = (row for table in example.rows.values() for row in table)
    return any(value.state is State.MISSING for part in (example.given, *rows) for value in part.values())


def _given(rule: Rule, row: Row) -> Mapping[str, str]:
    """One input of a row; what the row does not test may be anything and is left out."""
    values = ((column, row.tests[column.name]) for column in rule.table.attributes if column.name in row.tests)
    return {column.name: one_inside(column, test) for column, test in values}
