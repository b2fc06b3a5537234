"""Templates speak up when something is unset, escape what people write, and know two languages."""

from pathlib import Path

import jinja2
import pytest

from service.documents.rendering import render
from service.vocabulary.language import Language


def a_template(folder: Path, content: str) -> Path:
    (folder / "page.html").write_text(content, encoding="utf-8")
    return folder


def test_what_is_not_in_the_context_is_an_error(tmp_path: Path) -> None:
    folder = a_template(tmp_path, "{{ park }}{% if missing %}!{% endif %}")
    with pytest.raises(jinja2.UndefinedError, match="missing"):
        render(folder, "page.html", park="园区")


def test_text_is_escaped_and_stays_what_it_was(tmp_path: Path) -> None:
    folder = a_template(tmp_path, '<p title="{{ park }}">{{ park }}</p>')
    told = render(folder, "page.html", park='"<b>&')
    assert told == '<p title="&#34;&lt;b&gt;&amp;">&#34;&lt;b&gt;&amp;</p>'


def test_words_of_the_program_are_told_in_the_readers_language_and_what_is_chinese_all_the_same_is_marked(
    tmp_path: Path,
) -> None:
    folder = a_template(tmp_path, '{{ t("总分") }} {{ t("澄汐<园区>") }}')
    assert render(folder, "page.html") == "总分 澄汐&lt;园区&gt;"
    assert (
        render(folder, "page.html", Language.EN)
        == 'Score <span lang="zh-CN">澄汐</span>&lt;<span lang="zh-CN">园区</span>&gt;'
    )
