"""Words of the templates in English."""

from __future__ import annotations

from pathlib import Path

from service.vocabulary.language import Language
from service.web.catalogue import english_words, words_in

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'


def catalogues(folder: Path) -> Path:
    (folder / "acceptance.po").write_text(f'{HEAD}\nmsgid "共 %(n)s 项"\nmsgstr "%(n)s in all"\n', encoding="utf-8")
    (folder / "parks.po").write_text(f'{HEAD}\nmsgid "园区"\nmsgstr "Park"\n', encoding="utf-8")
    return folder


def test_all_catalogues_are_read_and_values_are_escaped(tmp_path: Path) -> None:
    folder = catalogues(tmp_path)
    chinese, english = words_in(Language.ZH, folder), words_in(Language.EN, folder)
    assert (chinese("园区"), english("园区")) == ("园区", "Park")
    assert english("共 %(n)s 项", n="<b>") == "&lt;b&gt; in all"
    assert english("未译 100%") == "未译 100%"


def test_the_catalogues_that_come_with_the_program_are_read() -> None:
    assert english_words()["登录"] == "Sign in"
