"""Every state, verdict, grade, conclusion and number has its entry, and every entry is met on some page."""

from __future__ import annotations

import re

import pytest

from service.web.help.glossary import GLOSSARY, GRADES, Group, key_of, term, terms_of
from service.web.help.meanings import CLAUSES, MEANINGS
from tests.conventions.repository import ROOT
from tests.conventions.test_templates import TEMPLATES, source

GRADE = re.compile(r"grade: ([^\s}]+)")
MET = re.compile(r'help_terms?\("([a-z_-]+)"( ~)?')


def named() -> set[str]:
    """Keys, beginnings of keys and groups that templates ask for."""
    return {name for template in TEMPLATES for name, _ in MET.findall(source(template))}


def test_every_text_belongs_to_a_word() -> None:
    assert set(MEANINGS) == set(GLOSSARY)
    assert set(CLAUSES) <= set(GLOSSARY)


@pytest.mark.parametrize("key", GLOSSARY)
def test_every_word_is_met_on_a_page(key: str) -> None:
    one = term(key)
    group = one.group.name.lower()
    assert {key, f"{group}-", group} & named(), f"no template shows what {key} means"
    assert one.meaning.zh.endswith("。")
    assert one.meaning.en.endswith(".")


def test_what_templates_ask_for_is_there() -> None:
    groups = {group.name.lower() for group in Group}
    unknown = [one for one in named() if one not in GLOSSARY and one not in groups and one.rstrip("-") not in groups]
    assert not unknown


def test_the_grades_are_those_of_the_rubrics() -> None:
    files = (ROOT / "rubrics").glob("*.yaml")
    told = {grade for file in files for grade in GRADE.findall(file.read_text(encoding="utf-8"))}
    assert told == set(GRADES)
    assert [one.word.zh for one in terms_of("grade")] == list(GRADES)
    assert key_of(Group.GRADE, "优秀") in GLOSSARY
