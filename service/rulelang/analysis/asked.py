"""Not measuring never takes a question away: a check whose open question holds a case back asks as well where it lacks
its data although the value it checks is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.rulelang.analysis.counted import counting
from service.rulelang.analysis.obligation import Fault, Obligation, mistake
from service.rulelang.analysis.possible import face_of, passes
from service.rulelang.derivations import Lacks
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import Row, TextTest
from service.vocabulary.finding import Effect, Theme, Verdict
from service.vocabulary.language import Said

_OWN = "self."
_ALWAYS_TOLD = ("explanation", "base_amendment", "target_amendment", "reading", "statement", "evidence")
"""Built-in words that a case always has a value of: a blank says something there."""


def prove_asked(rule: Rule, pack: Pack) -> Iterator[Obligation]:
    """For a credibility rule that a table judges and whose open question keeps a gate that withholds from being met."""
    if rule.manual is not None or not _holds_back(rule, pack):
        return
    says = Said(
        "有数值而缺少核对所需数据的，也列为存疑",
        "a value that is there without the data to check it is in question too",
    )
    how = Said(
        "表中有一行只看是否缺少数据，为“是”即存疑；不在其中的列总有值",
        "a row reads nothing but whether data are lacking, and asks where they are; other columns always have a value",
    )
    unseen = tuple(_unseen(rule))
    yield Obligation("asked", rule.id, says, how, _silent(rule, unseen) if unseen else None)


def _holds_back(rule: Rule, pack: Pack) -> bool:
    question = face_of(rule, Verdict.QUESTION, "yes")
    gates = (gate for gate in pack.by_theme(Theme.GATES) if gate.effect is Effect.WITHHOLD)
    return any(passes(question, count.where) for gate in gates for count in counting(gate).values())


def _asks(rule: Rule) -> bool:
    return any(row.outcome == Verdict.QUESTION and _reads_only(row, rule.lacks) for row in rule.table.rows)


def _reads_only(row: Row, lacking: Sequence[str]) -> bool:
    tests = row.tests.items()
    return bool(tests) and all(n in lacking and isinstance(t, TextTest) and t.values == {"yes"} for n, t in tests)


def _unseen(rule: Rule) -> Iterator[str]:
    """The columns for want of which the check is silent, of those that can be without a value: what it neither asks
    for nor is about. All, where it is about nothing but what it asks for: then it never asks."""
    seen = _seen(rule) if _asks(rule) else set[str]()
    columns = (column.name.removeprefix(_OWN) for column in rule.told_columns)
    return (name for name in columns if name not in seen and name not in _ALWAYS_TOLD)


def _seen(rule: Rule) -> set[str]:
    needed, beside = set[str](), set[str]()
    for line in rule.derived:
        if isinstance(line.expression, Lacks):
            needed |= {name.removeprefix(_OWN) for name in line.expression.needed}
            beside |= {name.removeprefix(_OWN) for name in line.expression.beside}
    return needed | beside if beside - needed else set[str]()


def _silent(rule: Rule, unseen: Sequence[str]) -> Fault:
    columns = ", ".join(unseen)
    found = mistake(
        "silent-check",
        (
            f"重大核对 {rule.id} 缺少 {columns} 时不提问：少填一格就少一个疑问",
            "有数值而无从核对的，也列为存疑",
            _repair(rule, columns).zh,
        ),
        (
            f"the grave check {rule.id} asks nothing for want of {columns}: a blank takes the question away",
            "a question wherever a value cannot be checked",
            _repair(rule, columns).en,
        ),
    )
    return Fault(rule.position, found, rule.id)


def _repair(rule: Rule, columns: str) -> Said:
    line = f"unchecked: {{lacks: [{columns}], beside: [actual], title: 缺少核对所需的数据}}"
    on = ", ".join(("unchecked", *(column.name for column in rule.told_columns)))
    row, others = "{unchecked: '\"yes\"', verdict: question}", "unchecked: '\"no\"'"
    return Said(
        f"derive 里写 {line}（beside 写被核对的数值），表写 on: [{on}]，第一行 {row}，其余各行加 {others}"
        "（is 改写成列名）；只看填报值本身、不需要别的数据的，在规则里写 suppress 并说明理由",
        f"write {line} in derive (beside: the value that is checked), on: [{on}] in the table, the row {row} first, "
        f"and {others} in the other rows (is becomes the column's name); where nothing but the value itself is read, "
        "a suppression with its reason",
    )
