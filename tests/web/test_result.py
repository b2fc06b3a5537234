"""The screen of a result says what the assessment says, to the last digit, and leads on to why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import html5lib
import pytest

from service.assessment import outline
from service.vocabulary.language import Language
from service.web.rendering import screens
from service.workflow.cases.open_assessment import assessments_of
from tests.documents.reports import TEMPLATES, text
from tests.web.evaluated_case import ELSEWHERE, Desk, desk_on, evaluated_desk
from tests.web.queries import counted
from tests.workflow.bundles.cases import begun


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Nobody changes anything here."""
    with evaluated_desk(tmp_path_factory.mktemp("desk")) as made:
        yield made


def rows(page: str, heading: str) -> list[list[str]]:
    """The rows of the tables in the section of a heading, cell by cell."""
    tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    section = tree.find(f".//section[@aria-labelledby='{heading}']")
    assert section is not None
    return [[text(cell) for cell in row if cell.tag in ("td", "th")] for row in section.iter("tr")]


def test_the_conclusion_comes_first_with_score_and_completeness(desk: Desk) -> None:
    page, told = desk.page(), desk.opened().made.told
    tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    banner = text(tree.find(".//section[@aria-labelledby='conclusion']"))
    assert desk.opened().made.assessment.recommendation.value in banner
    assert f"{told.headline.score}/{told.headline.full}" in banner
    assert told.headline.completeness in banner
    assert page.index('id="conclusion"') < page.index('id="short"') < page.index('id="scorecard"')


def test_every_number_of_the_scorecard_is_that_of_the_assessment(desk: Desk) -> None:
    card = desk.opened().made.assessment.scorecard
    shown = rows(desk.page(), "scorecard")
    expected = [
        row
        for section in card.sections
        for row in (
            (section.title, section.weight, section.points, section.arithmetic),
            *((f"{one.rule} {one.title}", one.weight, one.points, one.arithmetic) for one in section.lines),
        )
    ]
    told = [
        ["".join(str(part).split()) for part in (name, outline.figure(full), outline.figure(points), arithmetic)]
        for name, full, points, arithmetic in expected
    ]
    assert [[row[0], row[2], row[3], row[4]] for row in shown[1:-1]] == told
    assert shown[-1][2:] == [outline.figure(card.full), outline.figure(card.score), "".join(card.arithmetic.split())]


def test_what_is_not_met_stands_with_what_is_required_and_what_is_lacking(desk: Desk) -> None:
    told = desk.opened().made.told
    shown = rows(desk.page(), "short")[1:]
    assert len(shown) == len(told.triggered) + len(told.short)
    for row, entry in zip(shown, (*told.triggered, *told.short), strict=True):
        assert row[2:5] == ["".join((one or "—").split()) for one in (
            entry.finding.required, entry.finding.actual, entry.finding.gap)]  # fmt: skip


def test_each_chart_stands_over_its_table_and_holds_its_numbers(desk: Desk) -> None:
    tree = html5lib.parse(desk.page(), treebuilder="etree", namespaceHTMLElements=False)
    figures = tree.findall(".//figure")
    assert figures
    for figure in figures:
        assert figure.find(".//table") is not None
        for area in figure.findall(".//div[@data-chart]"):
            drawn = json.loads(area.attrib["data-chart"])
            assert all(len(one["values"]) == len(drawn["categories"]) for one in drawn["series"])


def test_an_earlier_evaluation_has_an_address_and_says_that_it_is_not_the_latest(desk: Desk) -> None:
    opened = desk.opened()
    assert "这不是最近一次评价" not in desk.page(f"result/{opened.then.digest[:16]}")
    earlier = next(one.digest for one in assessments_of(opened.case) if one.first)
    assert "这不是最近一次评价" in desk.page(f"result/{earlier[:16]}")
    assert desk.browser.get(f"/cases/{desk.driven.id}/result/{'0' * 16}").status_code == 404


def test_the_report_and_the_record_are_handed_out(desk: Desk) -> None:
    digest = desk.opened().then.digest
    path = f"/cases/{desk.driven.id}/result/{digest}"
    record = desk.browser.client.get(f"{path}/record")
    assert json.loads(record.content)["score"] >= 0
    assert record.headers["content-disposition"].startswith("attachment")
    report = desk.browser.get(f"{path}/report")
    assert report.headers["content-disposition"].startswith("attachment")
    assert desk.opened().made.told.headline.score in report.text


def test_in_english(desk: Desk) -> None:
    page = desk.page("result?lang=en")
    assert "Requirements not met" in page
    assert "未满足的要求" not in page
    desk.page("result?lang=zh")


def test_few_queries(desk: Desk) -> None:
    desk.page()
    with counted() as queries:
        desk.page()
    assert len(queries) <= 12, queries


def test_a_case_without_an_evaluation_says_what_comes_first(tmp_path: Path) -> None:
    with desk_on(begun(tmp_path).accepted(), tmp_path) as desk:
        assert "还没有评价" in desk.page()
        stranger = desk.browser.sign_in(ELSEWHERE, "jiangnan")
        assert stranger.get(f"/cases/{desk.driven.id}/result").status_code == 404


def test_what_could_not_be_judged_is_not_said_to_be_met() -> None:
    template = screens(TEMPLATES, Language.ZH).get_template("result/_short.html")
    told = SimpleNamespace(triggered=(), short=(), questions=(), needed={"园区补充": ("2025年节水量",)})
    page = SimpleNamespace(told=told, undetermined=False)
    assert "各项要求都已达到" not in template.render(page=page)
    told.needed = {}
    assert "各项要求都已达到" in template.render(page=page)
