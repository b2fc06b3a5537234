"""The reasons of a real assessment: a finding has its clause and rule, a node its place, a cell what rests on it."""

from itertools import pairwise

import pytest

from service.documents.fact_tree import Node
from service.documents.reasoning import Reasoning, way_to
from tests.assessment.cases import base_145
from tests.documents.reports import assessed


@pytest.fixture(scope="module")
def reasons() -> Reasoning:
    return Reasoning(assessed("rectify"), base_145(assessed("rectify").evaluation_date)[0])


def nodes_of(nodes: tuple[Node, ...]) -> list[Node]:
    """All of a tree."""
    return [one for node in nodes for one in (node, *nodes_of(node.operands))]


def test_a_finding_with_its_clause_and_its_rule(reasons: Reasoning) -> None:
    explained = reasons.explained("f-TG-07-indicator-energy_intensity")
    assert explained.entry.finding.key == ("TG-07", "indicator:energy_intensity")
    assert explained.clause.gists
    rule = explained.rule
    assert (rule.file, rule.line) == ("rules/base-145/targets/TG-07-energy-intensity.yaml", 1)
    assert (rule.pack, rule.version) == ("base-145", assessed("rectify").pack_version)
    assert any("未达到" in row.zh for row in rule.rows)
    assert rule.numbers


def test_places_are_the_same_whenever_they_are_asked(reasons: Reasoning) -> None:
    again = Reasoning(assessed("rectify"), base_145(assessed("rectify").evaluation_date)[0])
    again.explained("f-TG-01-indicator-energy_saving")
    place = "f-TG-07-indicator-energy_intensity"
    assert again.explained(place) == reasons.explained(place)


def test_a_tree_explains_itself_without_the_trees_of_others(reasons: Reasoning) -> None:
    """A node that refers to another finding's tree would lead away from the cell."""
    for place in ("f-TG-07-indicator-energy_intensity", "f-PJ-01-portfolio"):
        nodes = nodes_of(reasons.explained(place).detail.nodes)
        own = {node.anchor for node in nodes if node.anchor}
        assert {node.see for node in nodes if node.see.startswith("n")} <= own


def test_the_way_to_a_node_begins_at_the_top(reasons: Reasoning) -> None:
    tops = reasons.explained("f-TG-07-indicator-energy_intensity").detail.nodes
    for node in nodes_of(tops):
        if node.anchor:
            way = way_to(tops, node.anchor)
            assert way[0] in tops
            assert way[-1] is node
            assert all(below in above.operands for above, below in pairwise(way))
    assert way_to(tops, "n9999") == ()


def test_a_cell_tells_what_was_read_by_whom_and_what_rests_on_it(reasons: Reasoning) -> None:
    told = reasons.cell(assessed("rectify").digests.workbook, "指标", "M6")
    assert (told.paper, told.cell.raw) == ("评估工作簿", "224000")
    assert [(one.name, one.value, one.attested) for one in told.stated] == [("2025年节能量", "224,000 tce", "园区填报")]
    assert "f-TG-01-indicator-energy_saving" in {entry.anchor for entry in told.entries}
    assert "全数值比较法" in told.rounding.zh
    with pytest.raises(KeyError):
        reasons.cell(told.cell.document, "指标", "ZZ99")


def test_every_cell_of_a_finding_is_told_as_one(reasons: Reasoning) -> None:
    for finding in assessed("rectify").findings[:40]:
        told = {use.cell for use in reasons.cells() if finding.key in use.findings}
        assert told == set(finding.cells())
