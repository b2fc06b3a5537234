"""The screens of a result in English: whatever is still marked as Chinese was written by people or stands in rules."""

import re
from collections.abc import Iterator
from html import unescape

import pytest

from service.web.assessment_links import Links
from tests.assessment.written import chinese_left
from tests.web.evaluated_case import LOOKING, Desk, evaluated_desk
from tests.workflow.builders import PARK
from tests.workflow.bundles.cases import OPENING

MARKED = re.compile(
    r'<span lang="zh-CN">(.*?)</span>|<(?:title|option|textarea)[^>]* lang="zh-CN"[^>]*>(.*?)<', re.DOTALL
)
HAN = re.compile("[\u3400-\u9fff]+")
TAG, INTERVAL = re.compile("<[^>]*>"), re.compile(r"[\[(][0-9.]+%?(\.\.|, ?)[0-9.]+%?[\])]")
KNOWN = ("中文", PARK, LOOKING.name, OPENING.programme_title, "三(三)", "三(五)")
"""The way back to Chinese, whose page it is, of which case, and what a help text refers to."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Nobody changes anything here."""
    with evaluated_desk(tmp_path_factory.mktemp("desk")) as made:
        yield made


def paths(desk: Desk) -> Iterator[str]:
    """Result, tree, each finding with all it rests on, cells, and what stands beside it."""
    made, links = desk.opened().made, Links(desk.driven.id, desk.opened().then.digest)
    yield from ("result", "comparison", "rounds")
    yield from (one.removeprefix(f"{links.case}/") for one in (links.tree, links.data()))
    for finding in (made.assessment.decision, *made.assessment.findings):
        yield f"{links.finding(made.reasons.entry(finding).anchor)}?whole=true".removeprefix(f"{links.case}/")
    yield from (links.cell(use.cell).removeprefix(f"{links.case}/") for use in made.reasons.cells()[:3])


def marked(page: str) -> list[str]:
    """What a page says is Chinese, but for names that are on every page."""
    found = (unescape("".join(one)).strip(" \n“”") for one in MARKED.findall(page))
    return [re.sub("|".join(map(re.escape, KNOWN)), "", one) for one in found]


def test_only_what_people_and_rules_wrote_is_chinese_on_the_screens_of_a_result(desk: Desk) -> None:
    made = desk.opened().made
    files = [paper.name for paper in made.papers]
    left = {
        path: unknown
        for path in paths(desk)
        if (unknown := chinese_left(_without(files, marked(desk.page(_in_english(path)))), made.assessment, made.pack))
    }
    assert left == {}


def test_the_printed_report_in_english_holds_no_more_chinese_than_the_screens(desk: Desk) -> None:
    made, links = desk.opened().made, Links(desk.driven.id, desk.opened().then.digest)
    page = desk.page(_in_english(links.report.removeprefix(f"{links.case}/")))
    assert '<html lang="en">' in page
    texts = _without([paper.name for paper in made.papers], marked(page))
    assert chinese_left(texts, made.assessment, made.pack) == []


def test_intervals_are_said_in_words_in_both_languages(desk: Desk) -> None:
    for page in (desk.page("result?lang=zh"), desk.page("result?lang=en")):
        assert not INTERVAL.search(TAG.sub("", page))


def _in_english(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang=en"


def _without(files: list[str], texts: list[str]) -> list[str]:
    names = re.compile("|".join(part for name in files for part in HAN.findall(name)))
    return [names.sub("", text) for text in texts]
