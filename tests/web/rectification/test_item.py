"""One item: what was found, what the park replied with which files, and the form for its reply."""

from __future__ import annotations

from pathlib import Path

from tests.web.rectification.offices import ASSESSOR, PARK, rectifying
from tests.workflow.rectifying import ITEMS, prepared

WATER = "rectification/TG-02/indicator:water_reuse"


def test_the_item_tells_what_was_found_and_leads_to_the_next(tmp_path: Path) -> None:
    with rectifying(tmp_path) as there:
        page = there.enter(PARK).page(WATER)
        assert "第 1 项，共 3 项" in page
        assert "未达到" in page
        assert "/reasoning/" in page
        assert f'rel="next" href="{there.own}/rectification/SY-01/item:SY-01"' in page
        assert 'rel="prev"' not in page
        assert "保存这一项" in page
        there.page("rectification/TG-02/indicator:gdp", 404)


def test_a_reply_is_shown_with_its_files_and_stands_in_the_form(tmp_path: Path) -> None:
    with rectifying(tmp_path) as there:
        prepared(there.driven, *ITEMS[0])
        page = there.enter(PARK).page(WATER)
        assert "TG-02 已完成</textarea>" in page
        assert 'name="ready" value="yes" checked' in page
        assert page.count("TG-02.pdf") == 2
        theirs = there.enter(ASSESSOR).page(WATER)
        assert "保存这一项" not in theirs
        assert "TG-02.pdf" in theirs
        assert "填写整改情况" in theirs
