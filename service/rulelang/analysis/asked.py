"""Not measuring never takes a question away: a check whose open question holds a case back asks as well where it lacks
its data although the value it checks is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.rulelang.analysis.counted import counting
from service.rulelang.analysis.obligation import Fault, Obligation, mistake
from service.rulelang.analysis.possible import face_of, passes
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import Row, TextTest
from service.vocabulary.finding import Effect, Theme, Verdict
from service.vocabulary.language import Said


def prove_asked(rule: Rule, pack: Pack) -> Iterator[Obligation]:
    """For a credibility rule that a table judges and whose open question keeps a gate that withholds from being met."""
    if rule.manual is not None or not _holds_back(rule, pack):
        return
    says = Said(
        "有数值而缺少核对所需数据的，也列为存疑",
        "a value that is there without the data to check it is in question too",
    )
    how = Said(
        "表中有一行只看是否缺少数据，为“是”即存疑",
        "a row reads nothing but whether data are lacking, and asks where they are",
    )
    yield Obligation("asked", rule.id, says, how, None if _asks(rule) else _silent(rule))


def _holds_back(rule: Rule, pack: Pack) -> bool:
    question = face_of(rule, Verdict.QUESTION, "yes")
    gates = (gate for gate in pack.by_theme(Theme.GATES) if gate.effect is Effect.WITHHOLD)
    return any(passes(question, count.where) for gate in gates for count in counting(gate).values())


def _asks(rule: Rule) -> bool:
    return any(row.outcome == Verdict.QUESTION and _reads_only(row, rule.lacks) for row in rule.table.rows)


def _reads_only(row: Row, lacking: Sequence[str]) -> bool:
    tests = row.tests.items()
    return bool(tests) and all(n in lacking and isinstance(t, TextTest) and t.values == {"yes"} for n, t in tests)


def _silent(rule: Rule) -> Fault:
    columns = ", ".join(column.name for column in rule.table.attributes)
    line = f"unchecked: {{lacks: [{columns}], beside: [actual], title: 缺少核对所需的数据}}"
    row, others = "{unchecked: '\"yes\"', verdict: question}", "unchecked: '\"no\"'"
    exempt = Said(
        "只看填报值本身、不需要别的数据的，在规则里写 suppress 并说明理由",
        "or, where nothing but the value itself is read, a suppression with its reason",
    )
    found = mistake(
        "silent-check",
        (
            f"重大核对 {rule.id} 缺少数据时不提问：少填一格就少一个疑问",
            "有数值而无从核对的，也列为存疑",
            f"在 derive 里加一行 {line}，表里先写一行 {row}，其余各行加 {others}；{exempt.zh}",
        ),
        (
            f"the grave check {rule.id} asks nothing for want of data: a blank takes the question away",
            "a question wherever a value cannot be checked",
            f"add {line} to derive, the row {row} first and {others} to the other rows; {exempt.en}",
        ),
    )
    return Fault(rule.position, found, rule.id)
