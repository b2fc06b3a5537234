"""A cell that several facts stand on is one cell, with each thing that it says once."""

from service.documents.cell_index import Stated, cell_uses
from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import Attestor, State
from tests.assessment.pack_builders import a_finding

CELL = Cell("1" * 64, "指标", "E5", raw="5")
READ = Fact("产值", State.VALUE, Quotient.of(5), "万元", CELL, attested_by=Attestor.PARK)


def test_what_a_cell_says_and_who_reads_it() -> None:
    whole = Fact("share", State.VALUE, Quotient.of(1), "%", None, "5 ÷ 5", (READ, READ), Attestor.RULE)
    other = READ._replace(name="基期产值", note="取自同一格")
    uses = cell_uses([a_finding(facts=(whole,)), a_finding("T-02", facts=(other,))])
    ((place, use),) = uses.items()
    assert place == ("1" * 64, "指标", "E5")
    assert use.stated == [
        Stated("产值", "5 万元", True, "", "园区填报"),
        Stated("基期产值", "5 万元", True, "取自同一格", "园区填报"),
    ]
    assert [rule for rule, _ in use.findings] == ["T-01", "T-02"]


def test_what_is_missing_is_told_as_missing() -> None:
    missing = Fact("产值", State.MISSING, None, "万元", CELL, note="缺少产值")
    (use,) = cell_uses([a_finding(facts=(missing,))]).values()
    assert (use.stated[0].value, use.stated[0].present) == ("缺失", False)
