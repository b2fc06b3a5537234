"""A fact is explained once, with its cell, its text and whoever stands behind it; elsewhere there is a reference."""

from datetime import date
from decimal import Decimal

from service.documents.fact_tree import FactTrees, Node
from service.rulelang.tables import Attribute
from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding, Theme
from service.vocabulary.state import Attestor, State
from tests.assessment.pack_builders import a_finding, a_pack, a_rule, between

PARK, JUDGEMENTS = "1" * 64, "2" * 64
COLUMN = Attribute("share", "number", "%")
PACK = a_pack(
    a_rule(COLUMN, rows=[{"share": between("0.9", None)}]),
    a_rule(COLUMN, id="T-02"),
    a_rule(Attribute("count", "number"), id="GT-01", theme=Theme.GATES, title="没有问题"),
)


def trees() -> FactTrees:
    """A new document."""
    return FactTrees(PACK, JUDGEMENTS, {("T-01", "case"): "f-1", ("T-02", "case"): "f-2", ("GT-01", "case"): "f-3"})


def stated(name: str = "产值", value: str = "5", document: str = PARK, **other: object) -> Fact:
    """A number in a cell."""
    cell = Cell(document, "指标", "E5", raw=value)
    return Fact(name, State.VALUE, Quotient.of(value), "万元", cell, attested_by=Attestor.PARK, **other)  # type: ignore[arg-type]


def derived(*operands: Fact, name: str = "share", value: str = "0.5", formula: str = "5 ÷ 10 = 50%") -> Fact:
    """A share made of others."""
    return Fact(name, State.VALUE, Quotient.of(value), "%", None, formula, operands, Attestor.RULE)


def missing(name: str, *operands: Fact) -> Fact:
    """A fact without a value."""
    return Fact(name, State.MISSING, None, "", Cell(PARK, "指标", "N5"), "", operands, note=f"缺少{name}")


def only(finding: Finding, document: FactTrees | None = None) -> Node:
    """The single top of a finding's tree."""
    (node,) = (document or trees()).tree(finding)
    return node


def test_a_number_leads_to_its_cell_its_text_and_its_witness() -> None:
    node = only(a_finding(facts=(derived(stated(note="3.2 亿元 → 5 万元")),)))
    assert (node.value, node.how) == ("50%", "5 ÷ 10 = 50%")
    (leaf,) = node.operands
    assert (leaf.name, leaf.value, leaf.place, leaf.raw) == ("产值", "5 万元", "指标!E5", "5")
    assert (leaf.attested, leaf.note, leaf.paper) == ("园区填报", "3.2 亿元 → 5 万元", "")


def test_a_cell_of_the_assessors_workbook_is_told_from_the_parks() -> None:
    assert only(a_finding(facts=(stated(document=JUDGEMENTS),))).paper == "核查记录"


def test_the_same_derivation_is_explained_once_and_then_pointed_to() -> None:
    document = trees()
    first = only(a_finding(facts=(derived(stated()),)), document)
    again = only(a_finding(facts=(derived(stated()),)), document)
    elsewhere = only(a_finding("T-02", facts=(derived(stated()),)), document)
    assert first.anchor
    assert (again.anchor, again.operands, again.see, again.see_as) == ("", (), first.anchor, "见上")
    assert (elsewhere.see, elsewhere.see_as, elsewhere.see_rule) == (first.anchor, "见", "T-01")
    assert elsewhere.value == "50%"


def test_facts_that_differ_anywhere_below_are_not_the_same() -> None:
    document = trees()
    one = only(a_finding(facts=(derived(stated(value="5")),)), document)
    other = only(a_finding(facts=(derived(stated(value="5.0")),)), document)
    assert other.anchor
    assert other.anchor != one.anchor


def test_digits_agree_with_the_verdict_of_the_finding_that_is_read() -> None:
    nearly = Fact("share", State.VALUE, Quotient(Decimal("8.99999"), Decimal("10")), "%")
    assert only(a_finding(facts=(nearly,))).value == "89.9999%"


def test_only_what_a_value_lacks_is_marked_as_lacking() -> None:
    blank = missing("状态")
    known = only(a_finding(facts=(derived(stated(), blank),)))
    assert [operand.lacking for operand in known.operands] == [False, False]
    unknown = only(a_finding(facts=(missing("share", stated(), blank),)))
    assert unknown.lacking
    assert unknown.value == "缺失"
    assert [operand.lacking for operand in unknown.operands] == [False, True]


def test_findings_that_are_counted_are_told_by_rule_with_a_link() -> None:
    rows = [Fact("T-01", State.VALUE, word, "", None, "", (stated(),)) for word in ("计入", "不计入", "计入")]
    count = Fact("count", State.VALUE, Quotient.of(2), "", None, "3 行中计入 2 行", tuple(rows))
    node = only(a_finding("GT-01", theme=Theme.GATES, facts=(count,)))
    assert [(o.name, o.value, o.see) for o in node.operands] == [
        ("T-01 测试规则", "计入 2 项", "f-1"), ("T-01 测试规则", "不计入 1 项", "f-1"),
    ]  # fmt: skip


def test_facts_of_the_whole_case_lead_to_the_part_they_come_from() -> None:
    facts = tuple(Fact(name, State.VALUE, Quotient.of(1), "") for name in ("score", "reject"))
    nodes = trees().tree(a_finding("GT-01", theme=Theme.GATES, facts=facts))
    assert [(node.see, node.see_as) for node in nodes] == [("scorecard", "见评分表"), ("gates", "见否决项")]


def test_names_and_codes_are_told_in_chinese() -> None:
    code = Fact("actual", State.VALUE, "intensity", note="实际值（来源：示例）")
    node = only(a_finding(subject="indicator:intensity", facts=(code,)))
    assert (node.name, node.value, node.note) == ("实际值", "单位生产总值能耗", "（来源：示例）")
    day = Fact("开工日期", State.VALUE, date(2022, 6, 1))
    assert only(a_finding(facts=(day,))).value == "2022-06-01"
