"""From the result to the cell in three steps, by links alone; parts have the addresses of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import html5lib
import pytest

from service.documents.reasoning import way_to
from tests.web.evaluated_case import Desk, evaluated_desk
from tests.web.queries import counted

PART = {"HX-Request": "true"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Nobody changes anything here."""
    with evaluated_desk(tmp_path_factory.mktemp("desk")) as made:
        yield made


def links(page: str, containing: str) -> list[str]:
    """Addresses on a page that lead below the case."""
    found = [unescape(one) for one in re.findall(r'href="/cases/[^/"]+/([^"#]+)', page)]
    return [one for one in found if containing in one]


def ids(page: str) -> set[str]:
    """What can be gone to directly."""
    return set(re.findall(r' id="([^"]+)"', page))


def an_indicator(desk: Desk) -> str:
    """Where the finding on the energy intensity is explained."""
    return next(one for one in links(desk.page(), "/findings/") if one.endswith("f-TG-01-indicator-energy_intensity"))


def test_why_leads_from_the_result_to_the_cell_in_three_steps(desk: Desk) -> None:
    finding = desk.page(an_indicator(desk))
    assert "rules/demo/targets/TG-01" in finding
    assert "怎样判" in finding
    cell = desk.page(next(one for one in links(finding, "/cells?") if "ref=E4" in one or "sheet=" in one))
    assert "园区.xlsx" in cell
    assert "园区填报" in cell
    assert "全数值比较法" in cell
    assert links(cell, "/findings/f-TG-01-indicator-energy_intensity")


def test_every_finding_can_be_opened_and_its_numbers_are_those_of_the_assessment(desk: Desk) -> None:
    opened = desk.opened()
    assert len(opened.made.assessment.findings) > 3
    for finding in (opened.made.assessment.decision, *opened.made.assessment.findings):
        entry = opened.made.reasons.entry(finding)
        page = desk.page(f"reasoning/{opened.then.digest[:16]}/findings/{entry.anchor}")
        told = "".join(html5lib.parse(page, namespaceHTMLElements=False).itertext())
        for part in (finding.because, finding.required, finding.actual, finding.gap):
            assert part in told


def test_the_tree_holds_conclusion_sections_and_lines_and_asks_for_findings_later(desk: Desk) -> None:
    opened = desk.opened()
    tree = desk.page(f"reasoning/{opened.then.digest[:16]}?line=TG-01")
    card = opened.made.assessment.scorecard
    assert {f"s-{line.rule}" for section in card.sections for line in section.lines} <= ids(tree)
    assert f"{opened.made.told.headline.score} / " in tree
    assert 'hx-trigger="load once"' in tree
    assert "<b>完成率</b>" not in tree
    part = desk.browser.client.get(f"/cases/{desk.driven.id}/{an_indicator(desk)}", headers=PART).text
    assert "<b>完成率</b>" in part
    assert "<html" not in part


def test_a_node_is_a_part_for_scripts_and_a_page_opened_there_for_everybody(desk: Desk) -> None:
    place = an_indicator(desk)
    explained = desk.opened().made.reasons.explained(place.rpartition("/")[2])
    deepest = max(
        (way_to(explained.detail.nodes, one.anchor) for one in _all(explained.detail.nodes) if one.operands), key=len
    )
    address, node = f"{place}/nodes/{deepest[-1].anchor}", deepest[-1]
    part = desk.browser.client.get(f"/cases/{desk.driven.id}/{address}", headers=PART).text
    assert node.operands[0].name in part
    assert "<html" not in part
    page = desk.page(address)
    assert f"n-TG-01-indicator-energy_intensity-{node.anchor[1:]}" in ids(page)
    assert f"n-TG-01-indicator-energy_intensity-{node.operands[0].anchor[1:]}" in ids(page)


def test_all_of_a_tree_can_be_printed(desk: Desk) -> None:
    whole = desk.page(f"{an_indicator(desk)}?whole=true")
    assert "hx-get" not in whole.partition("<main")[2].partition("</main>")[0]


def test_the_data_alone(desk: Desk) -> None:
    opened = desk.opened()
    base = f"reasoning/{opened.then.digest[:16]}"
    assert f"共 {len(opened.made.reasons.cells())} 个" in desk.page(f"{base}/data")
    own = desk.page(f"{an_indicator(desk)}/data")
    key = ("TG-01", "indicator:energy_intensity")
    assert f"共 {sum(key in use.findings for use in opened.made.reasons.cells())} 个" in own


@pytest.mark.parametrize(
    "path", ["findings/f-XX-01-case", "findings/f-XX-01-case/data", "cells?of=0000&sheet=指标&ref=A1"]
)
def test_what_is_not_there_is_told(desk: Desk, path: str) -> None:
    base = f"/cases/{desk.driven.id}/reasoning/{desk.opened().then.digest[:16]}"
    assert desk.browser.get(f"{base}/{path}").status_code == 404
    assert desk.browser.get(f"/cases/{desk.driven.id}/{an_indicator(desk)}/nodes/n999").status_code == 404


def test_few_queries(desk: Desk) -> None:
    place = an_indicator(desk)
    for headers in ({}, PART):
        with counted() as queries:
            desk.browser.client.get(f"/cases/{desk.driven.id}/{place}", headers=headers)
        assert len(queries) <= 12, queries


def _all(nodes: tuple) -> Iterator:  # type: ignore[type-arg]
    for node in nodes:
        yield node
        yield from _all(node.operands)
