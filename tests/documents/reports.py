"""Reports of the example cases, and what a reader finds in one."""

from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

from service.documents.report import Paper, report
from service.vocabulary.assessment import Assessment
from service.vocabulary.language import Language
from tests.assessment.cases import ROOT, base_145, case

TEMPLATES = ROOT / "templates"
CASES = ("pass", "rectify", "reject", "zhenjiang-p03")


@cache
def assessed(name: str) -> Assessment:
    """The assessment of an example case."""
    return case(name).assessment()


def printed(assessment: Assessment, language: Language = Language.ZH, templates: Path = TEMPLATES) -> str:
    """The report of an assessment by the shipped pack."""
    digests = assessment.digests
    papers = [Paper("评估工作簿", "园区.xlsx", digests.workbook)]
    if digests.judgements:
        papers.append(Paper("核查记录", "园区-核查记录.xlsx", digests.judgements))
    return report(assessment, *base_145(assessment.evaluation_date), papers, templates, language)


@cache
def shown(name: str, language: Language = Language.ZH) -> str:
    """The report of an example case."""
    return printed(assessed(name), language)


@cache
def parsed(html: str) -> Element:
    """The document as a browser understands it; html5lib.html5parser.ParseError for the first mistake."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False)
    document: Element = parser.parse(html)
    return document


def bare(words: str) -> str:
    """The words without blanks: where a line or a cell ends is a matter of layout."""
    return "".join(words.split())


def text(element: Element | None) -> str:
    """What is read, without blanks."""
    assert element is not None
    return bare("".join(element.itertext()))


def part(html: str, anchor: str) -> Element:
    """One numbered part of the report."""
    found = parsed(html).find(f".//section[@aria-labelledby='{anchor}']")
    assert found is not None, f"no part {anchor}"
    return found
