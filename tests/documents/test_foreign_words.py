"""Chinese on an English page says that it is Chinese."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.documents.foreign_words import mark_chinese
from tests.web.browsing import valid_text
from tests.web.evaluated_case import evaluated_desk

HAN = re.compile("[\u3400-\u9fff]")
MIXED = re.compile("[A-Za-z]{4,}")
"""A title or an option in both languages cannot say which part of it is which."""


def unmarked(element: Element, chinese: bool = False) -> list[str]:
    """The Chinese texts that are in no Chinese element."""
    chinese = element.get("lang", "zh" if chinese else "").startswith("zh")
    bare = element.tag in ("title", "option", "textarea")
    texts = [element.text, *(child.tail for child in element)]
    found = (
        [] if chinese else [text for text in texts if text and HAN.search(text) and not (bare and MIXED.search(text))]
    )
    return found + [text for child in element for text in unmarked(child, chinese)]


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("<p> 节水量 m³ </p>", '<p> <span lang="zh-CN">节水量 m³</span> </p>'),
        ("<li>程若谷（assessor）</li>", '<li><span lang="zh-CN">程若谷（</span>assessor）</li>'),
        ("<p>Because: 触发 0 项；完成</p>", '<p>Because: <span lang="zh-CN">触发 0 项；完成</span></p>'),
        ("<p>(notice 三(五))</p>", '<p>(notice <span lang="zh-CN">三(五)</span>)</p>'),
        ('<a title="园区">Park</a>', '<a title="园区">Park</a>'),
        ("<title>园区</title>", '<title lang="zh-CN">园区</title>'),
        ("<title>Result - 园区</title>", "<title>Result - 园区</title>"),
        ('<option value="zj">浙江</option>', '<option value="zj" lang="zh-CN">浙江</option>'),
        ('<textarea id="a">\n改造</textarea>', '<textarea id="a" lang="zh-CN">\n改造</textarea>'),
        ('<input value="园区" id="a">', '<input value="园区" id="a" lang="zh-CN">'),
        ('<input value="园区" aria-label="Owner">', '<input value="园区" aria-label="Owner">'),
        ("<style>/* 园区 */</style>", "<style>/* 园区 */</style>"),
    ],
)
def test_texts_are_marked_and_nothing_else(page: str, marked: str) -> None:
    assert mark_chinese(page) == marked


@given(st.text(alphabet="园区𠮷assessor &;（）1 ", max_size=30))
def test_what_is_read_stays_the_same(text: str) -> None:
    escaped = text.replace("&", "&amp;")
    assert re.sub("<[^>]*>", "", mark_chinese(f"<p>{escaped}</p>")) == escaped


def test_a_page_in_english_marks_what_rules_and_people_wrote(tmp_path: Path) -> None:
    with evaluated_desk(tmp_path) as desk:
        page = valid_text(desk.page("result?lang=en"))
        assert "Result of the evaluation" in page
        assert unmarked(html5lib.parse(page, namespaceHTMLElements=False)) == []
        assert '<span lang="zh' not in desk.page("result?lang=zh")
