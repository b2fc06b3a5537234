"""Every template compiles, is reached from a module that renders it, and holds no more than its folder says."""

import re
from pathlib import PurePosixPath

import pytest
from jinja2 import meta

from service.assessment.labels import say
from service.vocabulary.language import Language
from service.web.rendering import screens
from tests.conventions.repository import ROOT, files, modules, relative

FOLDER = ROOT / "templates"
TEMPLATES = sorted(
    relative(path).relative_to("templates").as_posix()
    for path in files()
    if relative(path).parts[0] == "templates"
    and path.suffix in {".html", ".css"}
    and relative(path).parts[1] != "assets"
)
BUILT = re.compile(r'<script type="module" src="{{ asset\("[^"]+"\)\.address }}"')
DYNAMIC = re.compile(r'include "([^"]+)" ~ [\w.]+ ~ "([^"]+)"')


def source(template: str) -> str:
    return (FOLDER / template).read_text(encoding="utf-8")


def referenced(template: str) -> set[str]:
    """Templates that a template extends, includes or imports; of a computed name every one that fits it."""
    tree = screens(FOLDER, Language.ZH).parse(source(template))
    named = {name for name in meta.find_referenced_templates(tree) if name is not None}
    for start, end in DYNAMIC.findall(source(template)):
        named |= {name for name in TEMPLATES if name.startswith(start) and name.endswith(end)}
    return named


def test_there_are_templates() -> None:
    assert "assessment/report.html" in TEMPLATES


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_compiles_and_all_it_refers_to_is_there(template: str) -> None:
    screens(FOLDER, Language.ZH).get_template(template)
    missing = referenced(template) - set(TEMPLATES)
    assert not missing, f"{template} refers to templates that are not there: {missing}"


def test_every_template_is_reached_from_a_module_that_renders_it() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in modules("service"))
    reached: set[str] = set()
    waiting = [name for name in TEMPLATES if f'"{name}"' in code]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += referenced(name)
    orphans = set(TEMPLATES) - reached
    assert not orphans, f"render these templates or delete them: {sorted(orphans)}"


@pytest.mark.parametrize("template", [name for name in TEMPLATES if name.startswith("components/")])
def test_a_component_is_one_macro_of_its_own_name(template: str) -> None:
    macros = re.findall(r"{%-? macro (\w+)", source(template))
    assert macros == [PurePosixPath(template).stem], f"{template}: one macro a file, called like the file, not {macros}"


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_brings_no_script_and_asks_for_nothing_outside(template: str) -> None:
    text = BUILT.sub("", source(template))
    for forbidden in ("<script", "http:", "https:", "javascript:", "|safe", "| safe", "autoescape false"):
        assert forbidden not in text, f"{template} holds {forbidden}"


WORD = re.compile(r'\bt\("([^"]+)"|\belse "([^"]+)"\)')
CHINESE = re.compile(r"[\u4e00-\u9fff]+")


@pytest.mark.parametrize("template", [name for name in TEMPLATES if name.endswith(".html")])
def test_every_word_of_a_template_can_be_told_in_both_languages(template: str) -> None:
    text = re.sub(r"{#.*?#}|{% block title %}.*?{% endblock %}", "", source(template), flags=re.DOTALL)
    bare = CHINESE.findall(re.sub(r"{[{%].*?[}%]}", "", text, flags=re.DOTALL))
    assert not bare, f'{template}: write t("…") in a document, _("…") on a screen, for {bare}'
    words = {word for pair in WORD.findall(text) for word in pair if CHINESE.search(word)}
    untold = [word for word in words if say(word, Language.EN) == word]
    assert not untold, f"{template}: give these an English word in service/assessment/labels.py: {untold}"
