"""The matrix page: valid, standing alone, complete, and every link leads to one place."""

from dataclasses import replace
from functools import cache

import pytest

from service.documents.matrix import Context, matrix_page
from service.rulelang.matrix import Matrix
from service.vocabulary.language import Language
from tests.documents.reports import TEMPLATES, bare, parsed, text
from tests.rulelang.matrices import SCENE, demo_matrix, line_of

MATRIX = demo_matrix(TG_01=(SCENE,))


@cache
def page(language: Language = Language.ZH) -> str:
    return matrix_page((MATRIX,), TEMPLATES, language)


def with_title(title: str) -> Matrix:
    return replace(MATRIX, pack=replace(MATRIX.pack, title=title))


@pytest.mark.parametrize("language", Language)
def test_it_is_valid_and_stands_alone(language: Language) -> None:
    document = parsed(page(language))
    for element in document.iter():
        assert not {"src", "srcset", "style", "onclick"} & set(element.keys())
        assert element.get("href", "#").startswith("#")


def test_every_link_leads_to_one_place() -> None:
    document = parsed(matrix_page((MATRIX, replace(MATRIX, pack=replace(MATRIX.pack, id="other"))), TEMPLATES))
    places = [element.get("id") for element in document.iter() if element.get("id")]
    assert len(places) == len(set(places)) == 2 * (5 + 9)
    links = {element.get("href", "").removeprefix("#") for element in document.iter("a")}
    assert links <= set(places)


def test_every_sentence_and_rule_is_printed_with_what_it_has() -> None:
    said = text(parsed(page()))
    for _, clauses in MATRIX.documents:
        for line in clauses:
            assert bare(f"{line.clause.id}{line.clause.gist}{Context.status(line.clause)}") in said
    for entry in MATRIX.rules:
        assert bare(f"{entry.rule.id} {entry.rule.title}") in said
    assert bare("守住目标（3）features/criteria/core.feature:7") in said
    assert bare("预期成效 40 分") in said


def test_headings_speak_english() -> None:
    said = text(parsed(page(Language.EN)))
    assert bare("Clause matrix") in said
    assert bare("judged by people") in said


def test_what_people_wrote_is_escaped() -> None:
    html = matrix_page((with_title("<script>alert(1)</script>"),), TEMPLATES)
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_figures_in_words() -> None:
    line = line_of(MATRIX, "TG-01")
    assert Context.weight(line) == "40"
    assert Context.weight(line_of(MATRIX, "GT-01")) == ""
    assert Context.examples(line) == "达到 1、无法评价 1、基本达到 2、未达到 1、不适用 1"
    assert "程序性要求" in Context.counts(MATRIX.documents[0][1])
    assert Context.place(MATRIX, "ndrc-2021-1004三(三).4") == "demo-ndrc-2021-1004三-三--4"
